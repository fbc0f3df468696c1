"""PDF by typst, set in a confined child process: no plan and no picture can take the planner's memory or time."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from uuid import UUID

from ai_planning.application.export_ports import PlanDocument, Rendered
from ai_planning.contracts.exports import PdfLayout
from ai_planning.domain.export_refusals import ExportFailed
from ai_planning.infrastructure.exports.file_names import file_name
from ai_planning.infrastructure.exports.pdf_data import PdfData
from ai_planning.infrastructure.exports.work_folder import work_folder
from core.domain.language import Language
from core.infrastructure.glyphs import FACES

_HERE = Path(__file__).parent
_SOURCE, _CHILD = _HERE / "pdf", _HERE / "pdf_child.py"
_INHERITED = ("LD_LIBRARY_PATH", "TMPDIR")


@dataclass(frozen=True, slots=True)
class PdfByTypst:
    memory_bytes: int = 1536 * 1024 * 1024
    seconds: float = 60

    def render(
        self, document: PlanDocument, *, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
    ) -> Rendered:
        with work_folder(Path(gettempdir())) as folder:
            _lay_out(folder, document, layout, language, pictures)
            self._set(folder)
            return Rendered((folder / "plan.pdf").read_bytes(), "application/pdf", file_name(document.title, "pdf"))

    def _set(self, folder: Path) -> None:
        """Its own alarm ends the child first; ours is for one that does not hear it."""
        limits = [str(os.getpid()), str(self.memory_bytes), str(self.seconds)]
        command = [sys.executable, "-I", str(_CHILD), str(folder), *limits]
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
        try:
            if child.wait(self.seconds + 2):
                raise ExportFailed
        except subprocess.TimeoutExpired as error:
            raise ExportFailed from error
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def _lay_out(
    folder: Path, document: PlanDocument, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
) -> None:
    shutil.copytree(_SOURCE, folder, dirs_exist_ok=True)
    data = PdfData(document, layout, language).wire()
    data |= {"faces": str(FACES), "timestamp": int(document.updated_at.timestamp())}
    (folder / "plan.json").write_text(json.dumps(data, ensure_ascii=False))
    for shot in document.shots:
        if picture := pictures.get(shot.id):
            (folder / f"{shot.position}.picture").write_bytes(picture)


def _environment() -> dict[str, str]:
    """Nothing of ours that a hostile picture could steal, such as keys."""
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return kept | {"PATH": os.defpath, "LANG": "C.UTF-8", "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}
