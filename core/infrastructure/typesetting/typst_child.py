"""Sets one PDF: `python -I typst_child.py FOLDER PARENT MEMORY SECONDS`, a program of its own, under limits.

FOLDER holds the pages' source, setting.json and pictures (`{number}.picture`); `pages.pdf` comes to lie in it. What a
picture is is decided here, where a hostile one can do nothing.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_FILE_BYTES = 256 * 1024 * 1024
_KINDS = ("PNG", "JPEG", "WEBP")
_MOST_PIXELS = 40_000_000
_QUALITY = 86


def confine(parent: int, memory_bytes: int, seconds: float) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    limits = {
        resource.RLIMIT_AS: memory_bytes,
        resource.RLIMIT_FSIZE: _FILE_BYTES,
        resource.RLIMIT_CPU: 2 * int(seconds) + 2,
        resource.RLIMIT_CORE: 0,
    }
    for kind, limit in limits.items():
        allowed = resource.getrlimit(kind)[1]
        most = limit if allowed == resource.RLIM_INFINITY else min(limit, allowed)
        resource.setrlimit(kind, (most, most))
    signal.setitimer(signal.ITIMER_REAL, seconds)


def prepare_pictures(folder: Path, longest_edge: int) -> set[int]:
    """Paint every picture anew as a JPEG in the size that paper needs; the numbers of those that could be."""
    return {int(path.stem) for path in folder.glob("*.picture") if _painted(path, longest_edge)}


def _painted(path: Path, longest_edge: int) -> bool:
    from PIL import Image, ImageOps

    try:
        with Image.open(path, formats=_KINDS) as image:
            if image.width * image.height > _MOST_PIXELS:
                return False
            image.draft("RGB", (longest_edge, longest_edge))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((longest_edge, longest_edge), Image.Resampling.LANCZOS, reducing_gap=2.0)
            whole = upright.convert("RGBA")
        paper = Image.new("RGB", whole.size, "white")
        paper.paste(whole, mask=whole.getchannel("A"))
        paper.save(path.with_suffix(".jpg"), "JPEG", quality=_QUALITY)
    except Exception:  # noqa: BLE001 - whatever is wrong with a picture, the plan is worth its pages
        return False
    return True


def main(folder: Path) -> None:
    import typst

    setting = json.loads((folder / "setting.json").read_bytes())
    if edge := setting["picture_edge"]:
        (folder / "painted.json").write_text(json.dumps(sorted(prepare_pictures(folder, edge))))
    compiler = typst.Compiler(
        str(folder / setting["source"]),
        root=str(folder),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[setting["faces"]]),
        package_path=str(folder),
        package_cache_path=str(folder),
    )
    compiler.compile(output=str(folder / "pages.pdf"), format="pdf", timestamp=setting["timestamp"])


if __name__ == "__main__":
    confine(int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
    main(Path(sys.argv[1]))
