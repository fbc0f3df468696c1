"""Upload forms as bytes, so that a test decides the order of parts and where the body ends."""

from dataclasses import dataclass

BOUNDARY = "film"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY}"


@dataclass(frozen=True)
class FilePart:
    content: bytes
    name: str = "1차 편집본.mp4"
    field: str = "video_file"


def form(*parts: FilePart | tuple[str, str], closed: bool = True) -> bytes:
    """The parts in this order."""
    pieces = [_piece(part) for part in parts]
    return b"".join(pieces) + (f"--{BOUNDARY}--\r\n".encode() if closed else b"")


def _piece(part: FilePart | tuple[str, str]) -> bytes:
    if isinstance(part, FilePart):
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{part.field}"; filename="{part.name}"\r\n\r\n'
        return head.encode() + part.content + b"\r\n"
    name, value = part
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
