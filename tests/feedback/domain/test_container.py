import struct
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedback.domain.container import (
    BrokenContainer,
    ContainerFormat,
    ContainerScan,
    UnknownContainer,
)


def box(kind: bytes, body: bytes = b"", *, wide: bool = False) -> bytes:
    if wide:
        return struct.pack(">I4sQ", 1, kind, 16 + len(body)) + body
    return struct.pack(">I4s", 8 + len(body), kind) + body


def ftyp(major: bytes, *compatible: bytes) -> bytes:
    return box(b"ftyp", major + bytes(4) + b"".join(compatible))


def element(kind: str, body: bytes) -> bytes:
    return bytes.fromhex(kind) + struct.pack(">Q", 1 << 56 | len(body)) + body


def ebml(doc_type: bytes) -> bytes:
    return element("1a45dfa3", element("4286", b"\1") + element("4282", doc_type))


def riff(body: bytes, *, size: int | None = None, form: bytes = b"AVI ") -> bytes:
    return b"RIFF" + struct.pack("<I", 4 + len(body) if size is None else size) + form + body


INDEX, MEDIA = box(b"moov", b"i" * 300), box(b"mdat", b"m" * 900)
MP4 = ftyp(b"isom", b"isom", b"mp41") + INDEX + MEDIA
AVI = riff(b"LIST" * 50)
WEBM = ebml(b"webm") + element("18538067", b"s" * 500)
MKV_OPEN = ebml(b"matroska") + bytes.fromhex("18538067" + "01ffffffffffffff") + b"s" * 500
WHOLE = {
    "mp4": (MP4, ContainerFormat.MP4),
    "index at the end": (ftyp(b"mp42") + MEDIA + INDEX, ContainerFormat.MP4),
    "unknown major, known compatible": (
        ftyp(b"NIKO", b"avc1") + INDEX + MEDIA,
        ContainerFormat.MP4,
    ),
    "64-bit size": (
        ftyp(b"isom") + INDEX + box(b"mdat", b"m" * 900, wide=True),
        ContainerFormat.MP4,
    ),
    "size to the end": (
        ftyp(b"isom") + INDEX + struct.pack(">I4s", 0, b"mdat") + b"m" * 900,
        ContainerFormat.MP4,
    ),
    "zero padding": (MP4 + bytes(4096), ContainerFormat.MP4),
    "m4v": (ftyp(b"M4V ", b"isom") + INDEX + MEDIA, ContainerFormat.M4V),
    "mov": (ftyp(b"qt  ", b"qt  ") + box(b"wide") + MEDIA + INDEX, ContainerFormat.MOV),
    "mov without ftyp": (box(b"wide") + MEDIA + INDEX, ContainerFormat.MOV),
    "mov with the index first": (INDEX + MEDIA, ContainerFormat.MOV),
    "padding before ftyp": (box(b"free", bytes(100)) + MP4, ContainerFormat.MP4),
    "avi": (AVI, ContainerFormat.AVI),
    "opendml avi": (AVI + riff(b"ix01" * 20, form=b"AVIX"), ContainerFormat.AVI),
    "avi of size 0": (riff(b"LIST" * 50, size=0), ContainerFormat.AVI),
    "avi of size -1": (riff(b"LIST" * 50, size=0xFFFFFFFF), ContainerFormat.AVI),
    "webm": (WEBM, ContainerFormat.WEBM),
    "mkv": (
        ebml(b"matroska") + element("ec", b"v" * 9) + element("18538067", b"s" * 500),
        ContainerFormat.MKV,
    ),
    "live mkv": (MKV_OPEN, ContainerFormat.MKV),
    "trailing bytes after webm": (WEBM + b"TAG" * 40, ContainerFormat.WEBM),
}
STRANGERS = {
    "text": b"Dear editor, the cut is fine.\n" * 40,
    "short text": b"hi",
    "text with a box name": b"the wide road goes on" * 40,
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "playlist": b"#EXTM3U\n#EXT-X-TARGETDURATION:9\nfile:///etc/passwd\n",
    "concat list": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(400),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(400),
    "mp3": b"ID3\x04\0\0\0\0\0\x23TSSE" + bytes(400),
    "wav": riff(b"fmt " + bytes(100), form=b"WAVE"),
    "webp": riff(b"VP8 " + bytes(100), form=b"WEBP"),
    "m4a": ftyp(b"M4A ", b"M4A ", b"mp42", b"isom") + INDEX + MEDIA,
    "avif": ftyp(b"avif", b"avif", b"mif1", b"miaf") + MEDIA,
    "heic": ftyp(b"heic", b"mif1") + MEDIA,
    "mif1": ftyp(b"mif1", b"heic", b"mp41") + MEDIA,
    "unheard brand": ftyp(b"what", b"ever") + INDEX + MEDIA,
    "other ebml": ebml(b"diary") + element("18538067", b"s" * 500),
    "zeros": bytes(400),
    "transport stream": (b"\x47\x40\x11\x10" + bytes(184)) * 4,
}
BROKEN = {
    "empty": (b"", "empty"),
    "media cut off": (MP4[:-1], "truncated"),
    "index cut off": (ftyp(b"isom") + MEDIA + INDEX[:-100], "truncated"),
    "cut in the first box": (MP4[:14], "truncated"),
    "cut in a 64-bit size": (
        ftyp(b"isom") + INDEX + struct.pack(">I4sI", 1, b"mdat", 0),
        "truncated",
    ),
    "64-bit media cut off": (
        ftyp(b"isom") + INDEX + box(b"mdat", b"m" * 900, wide=True)[:-1],
        "truncated",
    ),
    "no index": (ftyp(b"isom") + MEDIA, "no_index"),
    "no media": (ftyp(b"isom") + INDEX, "no_media"),
    "a box smaller than its head": (
        ftyp(b"isom") + struct.pack(">I4s", 4, b"moov") + MEDIA,
        "malformed",
    ),
    "avi cut off": (AVI[:-1], "truncated"),
    "second riff cut off": (AVI + riff(b"ix01" * 20, form=b"AVIX")[:-1], "truncated"),
    "webm cut off": (WEBM[:-1], "truncated"),
    "webm without a segment": (ebml(b"webm"), "no_media"),
    "webm cut in its head": (WEBM[:20], "truncated"),
}


def scan(content: bytes, step: int = 1 << 20) -> ContainerFormat:
    passing = ContainerScan()
    for at in range(0, len(content), step):
        passing.feed(content[at : at + step])
    return passing.finish()


@pytest.mark.parametrize("step", [1, 7, 1 << 20])
@pytest.mark.parametrize(("content", "container"), WHOLE.values(), ids=WHOLE)
def test_a_whole_file_is_told_by_its_content(content: bytes, container: ContainerFormat, step: int) -> None:
    assert scan(content, step) is container


@pytest.mark.parametrize("step", [1, 1 << 20])
@pytest.mark.parametrize("content", STRANGERS.values(), ids=STRANGERS)
def test_what_is_no_video_is_refused_whatever_its_name(content: bytes, step: int) -> None:
    with pytest.raises(UnknownContainer):
        scan(content, step)


@pytest.mark.parametrize("step", [1, 1 << 20])
@pytest.mark.parametrize(("content", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_with_its_reason(content: bytes, reason: str, step: int) -> None:
    with pytest.raises(BrokenContainer) as refusal:
        scan(content, step)
    assert refusal.value.reason == reason


# Its examples are slow to draw on a busy machine, which is no fault of theirs.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([content for content, _ in WHOLE.values()]),
    st.lists(st.integers(0, 900), max_size=12),
)
def test_chunk_sizes_change_nothing(content: bytes, sizes: list[int]) -> None:
    passing, rest = ContainerScan(), content
    for size in sizes:
        passing.feed(rest[:size])
        rest = rest[size:]
    passing.feed(rest)
    assert passing.finish() is scan(content)


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", *(content[:40] for content, _ in WHOLE.values())]),
)
def test_any_bytes_give_an_answer(noise: bytes, start: bytes) -> None:
    with suppress(UnknownContainer, BrokenContainer):
        assert scan(start + noise) in ContainerFormat


@pytest.mark.parametrize("start", [MP4[:64], AVI[:16], WEBM[:64], (box(b"wide") + MEDIA)[:40]])
def test_the_container_is_known_from_the_first_bytes(start: bytes) -> None:
    passing = ContainerScan()
    passing.feed(start)
    assert passing.container is not None


def test_a_stranger_is_refused_before_the_upload_ends() -> None:
    with pytest.raises(UnknownContainer):
        ContainerScan().feed(STRANGERS["text"])


def test_twenty_gigabytes_of_media_need_not_be_read() -> None:
    passing = ContainerScan()
    passing.feed(ftyp(b"isom") + struct.pack(">I4sQ", 1, b"mdat", 20 << 30))
    assert passing.skippable == (20 << 30) - 16
    passing.skip(passing.skippable)
    passing.feed(INDEX)
    assert passing.finish() is ContainerFormat.MP4


def test_bytes_that_tell_cannot_be_skipped() -> None:
    passing = ContainerScan()
    with pytest.raises(ValueError, match="must be read"):
        passing.skip(10)


def test_every_container_has_a_media_type_and_endings() -> None:
    for container in ContainerFormat:
        assert container.media_type.startswith("video/")
        assert container.value in container.extensions
