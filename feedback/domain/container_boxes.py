"""Walk over the top-level boxes of ISO base media files (mp4, m4v) and QuickTime (ISO/IEC 14496-12, 4.2)."""

from dataclasses import dataclass

from feedback.domain.container_format import (
    BrokenContainer,
    ContainerFormat,
    Found,
    Peek,
    Skip,
    UnknownContainer,
    Walk,
)

TELLING_BYTES = 65_536
_FTYP_BYTES = 4096
_PADDING = frozenset({b"free", b"skip", b"wide"})
_QUICKTIME = frozenset({b"moov", b"mdat", b"pnot"})
_M4V = frozenset({b"M4V ", b"M4VH", b"M4VP"})
_AUDIO = frozenset({b"M4A ", b"M4B ", b"M4P ", b"F4A ", b"F4B "})
_STILL = frozenset(b"avif avis heic heix heim heis hevc hevx mif1 mif2 msf1 miaf jpeg".split()) | {b"crx ", b"jp2 "}
_MP4 = frozenset(b"mp41 mp42 mp71 avc1 dash mmp4 MSNV XAVC cmfc hvc1".split()) | {b"F4V ", b"f4v "}
_MP4_FAMILIES = (b"iso", b"3gp", b"3g2")


@dataclass(frozen=True, slots=True)
class Box:
    """A box header: four-letter `kind`, `size` in bytes with the header, None when it runs to the end of the file."""

    kind: bytes
    size: int | None
    header: int

    @classmethod
    def at(cls, head: bytes) -> "Box":
        """Read from the first 8 or 16 bytes; BrokenContainer when the size cannot be."""
        size, kind, header = int.from_bytes(head[:4]), head[4:8], 8
        if size == 0:
            return cls(kind, None, header)
        if size == 1:
            if len(head) < 16:
                raise BrokenContainer("truncated")
            size, header = int.from_bytes(head[8:16]), 16
        if size < header:
            raise BrokenContainer("malformed")
        return cls(kind, size, header)


def walk_boxes() -> Walk:
    """Find the container in the first box that tells, then demand an index (`moov`) and media (`mdat`)."""
    container: ContainerFormat | None = None
    seen: set[bytes] = set()
    passed = 0
    while len(head := (yield Peek(16))) >= 8:
        if container is None:
            _refuse_strangers(head)
        box = Box.at(head)
        if container is None and (container := _told_by(box, (yield Peek(_brands_size(box))), passed)):
            yield Found(container)
        seen.add(box.kind)
        passed += box.size or 0
        yield Skip(box.size)
    _demand_parts(container, seen)


def _refuse_strangers(head: bytes) -> None:
    if head[4:8] not in {b"ftyp"} | _PADDING | _QUICKTIME:
        raise UnknownContainer


def _brands_size(box: Box) -> int:
    return min(box.size or _FTYP_BYTES, _FTYP_BYTES) if box.kind == b"ftyp" else box.header


def _told_by(box: Box, start: bytes, passed: int) -> ContainerFormat | None:
    if box.kind == b"ftyp":
        return _told_by_brands(start[box.header :])
    if box.kind in _QUICKTIME:
        return ContainerFormat.MOV
    if box.size is None or passed + box.size > TELLING_BYTES:
        raise UnknownContainer
    return None


def _told_by_brands(body: bytes) -> ContainerFormat:
    major, compatible = (
        body[:4],
        [body[at : at + 4] for at in range(8, len(body) - 3, 4)],
    )
    if major in _AUDIO | _STILL:
        raise UnknownContainer("audio_or_image")
    if major == b"qt  ":
        return ContainerFormat.MOV
    if major in _M4V:
        return ContainerFormat.M4V
    if any(_is_mp4(brand) for brand in (major, *compatible)):
        return ContainerFormat.MP4
    if b"qt  " in compatible:
        return ContainerFormat.MOV
    raise UnknownContainer


def _is_mp4(brand: bytes) -> bool:
    return brand in _MP4 or brand.startswith(_MP4_FAMILIES)


def _demand_parts(container: ContainerFormat | None, seen: set[bytes]) -> None:
    if container is None:
        raise UnknownContainer
    if b"moov" not in seen:
        raise BrokenContainer("no_index")
    if b"mdat" not in seen:
        raise BrokenContainer("no_media")
