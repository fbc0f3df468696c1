"""Walk over the top-level elements of Matroska and WebM (RFC 8794, RFC 9559)."""

from feedback.domain.container_format import (
    BrokenContainer,
    ContainerFormat,
    Found,
    Peek,
    Skip,
    UnknownContainer,
    Walk,
)

EBML = b"\x1a\x45\xdf\xa3"
_SEGMENT = b"\x18\x53\x80\x67"
_DOC_TYPE = b"\x42\x82"
_HEADER_BYTES = 4096
_LONGEST_HEAD = 12
_DOC_TYPES = {b"webm": ContainerFormat.WEBM, b"matroska": ContainerFormat.MKV}


def walk_ebml() -> Walk:
    """Find the document type, then demand a Segment that fits; a live Segment has no size and runs to the end."""
    _, body, size = element_head((yield Peek(_LONGEST_HEAD)))
    if size is None or body + size > _HEADER_BYTES:
        raise UnknownContainer
    yield Found(_told_by_doc_type((yield Peek(body + size))[body:]))
    yield Skip(body + size)
    segment = False
    while head := (yield Peek(_LONGEST_HEAD)):
        # Players pass over what follows the Segment, so it is no reason to refuse.
        if segment and head[:4] != _SEGMENT:
            break
        kind, body, size = element_head(head)
        segment = segment or kind == _SEGMENT
        yield Skip(None if size is None else body + size)
    if not segment:
        raise BrokenContainer("no_media")
    yield Skip(None)


def element_head(head: bytes) -> tuple[bytes, int, int | None]:
    """The element's id, the length of its head and the size of its body in bytes (None: unknown)."""
    id_length = _vint_length(head, 0, longest=4)
    size_length = _vint_length(head, id_length, longest=8)
    body = id_length + size_length
    bits = int.from_bytes(head[id_length:body]) & ((1 << 7 * size_length) - 1)
    return head[:id_length], body, None if bits == (1 << 7 * size_length) - 1 else bits


def _vint_length(head: bytes, at: int, *, longest: int) -> int:
    if at >= len(head):
        raise BrokenContainer("truncated")
    length = 9 - head[at].bit_length()
    if length > longest:
        raise BrokenContainer("malformed")
    if at + length > len(head):
        raise BrokenContainer("truncated")
    return length


def _told_by_doc_type(children: bytes) -> ContainerFormat:
    while children:
        kind, body, size = element_head(children[:_LONGEST_HEAD])
        if kind == _DOC_TYPE and size is not None:
            name = children[body : body + size].rstrip(b"\0")
            if name in _DOC_TYPES:
                return _DOC_TYPES[name]
            break
        children = children[body + (size or 0) :]
    raise UnknownContainer
