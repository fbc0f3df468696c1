"""Films whose pictures tell their own number: sixteen bars across, each a bit, white for one."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.samples import ffmpeg

BITS = 16
_BARS = "geq=lum='if(mod(floor(N/pow(2,floor(X*16/W))),2),235,16)':cb=128:cr=128"


def numbered(path: Path, *coding: object, rate: str = "30", frames: int = 90, size: str = "320x180") -> Path:
    """Frames 0, 1, 2 … in `path`, whose ending names the container."""
    picture = ["-f", "lavfi", "-i", f"color=black:s={size}:r={rate},format=yuv420p", "-frames:v", frames]
    ffmpeg(*picture, "-vf", _BARS, *coding, path)
    return path


def number_of(picture: bytes) -> int:
    """Which frame a JPEG shows."""
    with Image.open(BytesIO(picture)) as image:
        grey = image.convert("L")
        middles = [(2 * bit + 1) * grey.width // (2 * BITS) for bit in range(BITS)]
        return sum((grey.getpixel((middle, grey.height // 2)) > 128) << bit for bit, middle in enumerate(middles))
