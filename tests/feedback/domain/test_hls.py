"""Playlists, read by a strict reader."""

from decimal import Decimal

import pytest

from feedback.domain.frame_rate import FrameRate
from feedback.domain.hls import Variant, master_playlist, media_playlist, target_seconds
from tests.playlists import read_master, read_media

SMALL = Variant(
    uri="360p.m3u8",
    width=640,
    height=360,
    codecs="avc1.64001e,mp4a.40.2",
    bandwidth=900_000,
    average_bandwidth=700_000,
)
GREAT = Variant(
    uri="1080p.m3u8", width=1920, height=1080, codecs="avc1.640028", bandwidth=6_000_000, average_bandwidth=5_000_000
)


def listed(init: str, segments: list[tuple[str, Decimal]], *, is_complete: bool, target: int = 4) -> str:
    return media_playlist(init, segments, target=target, is_complete=is_complete, is_independent=True)


def test_a_master_playlist_tells_every_size_the_greatest_first() -> None:
    text = master_playlist([SMALL, GREAT], FrameRate.parse("30000/1001"))
    assert [variant.uri for variant in read_master(text)] == ["1080p.m3u8", "360p.m3u8"]
    assert read_master(text)[1].attributes == {
        "BANDWIDTH": "900000",
        "AVERAGE-BANDWIDTH": "700000",
        "RESOLUTION": "640x360",
        "FRAME-RATE": "29.970",
        "CODECS": '"avc1.64001e,mp4a.40.2"',
    }


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        ("24000/1001", "23.976"),
        ("24/1", "24.000"),
        ("25/1", "25.000"),
        ("60000/1001", "59.940"),
        ("120000/1001", "119.880"),
        ("15/2", "7.500"),
    ],
)
def test_a_frame_rate_is_told_to_three_decimals(rate: str, told: str) -> None:
    (variant,) = read_master(master_playlist([SMALL], FrameRate.parse(rate)))
    assert variant.attributes["FRAME-RATE"] == told


def test_a_variable_frame_rate_is_not_told() -> None:
    (variant,) = read_master(master_playlist([SMALL], None))
    assert "FRAME-RATE" not in variant.attributes


def test_a_whole_stream_ends_and_tells_its_seconds_exactly() -> None:
    segments = [("/1.m4s?a=1&b=2", Decimal("4.004")), ("/2.m4s", Decimal("4.004000")), ("/3.m4s", Decimal("0.033367"))]
    media = read_media(listed("/init.mp4", segments, is_complete=True))
    assert (media.init, media.is_ended, media.is_independent, media.target) == ("/init.mp4", True, True, 4)
    assert media.segments == segments


def test_a_growing_stream_only_grows_at_its_end() -> None:
    segments = [("/1.m4s", Decimal("1.5")), ("/2.m4s", Decimal("4.0"))]
    earlier, later = (listed("/init.mp4", segments[:count], is_complete=False) for count in (1, 2))
    whole = listed("/init.mp4", segments, is_complete=True)
    assert [read_media(text).is_ended for text in (earlier, later, whole)] == [False, False, True]
    assert later.startswith(earlier)
    assert whole == f"{later}#EXT-X-ENDLIST\n"


@pytest.mark.parametrize(("longest", "target"), [("3.2", 4), ("4.499", 4), ("4.5", 5), ("10.01", 10)])
def test_no_segment_is_longer_than_the_target_to_the_nearest_second(longest: str, target: int) -> None:
    segments = [("/1.m4s", Decimal("2")), ("/2.m4s", Decimal(longest))]
    assert read_media(listed("/init.mp4", segments, is_complete=True)).target == target


def test_what_a_growing_stream_tells_of_its_segments_holds_to_its_end() -> None:
    segments = [("/1.m4s", Decimal(1)), ("/2.m4s", Decimal("13.999"))]
    target = target_seconds(Decimal(10))
    told = [listed("/init.mp4", segments[:count], is_complete=False, target=target) for count in (1, 2)]
    assert told[1].startswith(told[0])
    assert read_media(told[1]).target == 14


def test_segments_that_need_others_are_not_called_independent() -> None:
    text = media_playlist("/i", [("/1.m4s", Decimal(4))], target=4, is_complete=True, is_independent=False)
    assert not read_media(text).is_independent


def test_seconds_are_never_written_in_powers_of_ten() -> None:
    text = listed("/init.mp4", [("/1.m4s", Decimal("1E-6")), ("/2.m4s", Decimal("1E+1"))], is_complete=True)
    assert [seconds for _, seconds in read_media(text).segments] == [Decimal("0.000001"), Decimal(10)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("#EXTM3U\n", ""),
        ("#EXT-X-VERSION:7", "#EXT-X-VERSION:3"),
        ("TARGETDURATION:4", "TARGETDURATION:3"),
        ("TYPE:EVENT", "TYPE:VOD"),
        ("#EXTINF:4.004,", "#EXTINF:4.004"),
        ("#EXTINF:4.004,", "#EXTINF:0,"),
        ("#EXTINF:4.004,", "#EXTINF:4E0,"),
        ("/1.m4s\n", ""),
        ('URI="/init.mp4"', "URI=/init.mp4"),
        ("#EXT-X-MEDIA-SEQUENCE:0", "#EXT-X-MEDIA-SEQUENCE:1"),
        ("\n", "\r\n"),
    ],
)
def test_a_playlist_with_a_fault_is_caught(right: str, wrong: str) -> None:
    text = listed("/init.mp4", [("/1.m4s", Decimal("4.004"))], is_complete=True)
    assert right in text
    with pytest.raises((AssertionError, KeyError, ValueError)):
        read_media(text.replace(right, wrong, 1))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("BANDWIDTH=6000000", "BANDWIDTH=600000"),
        ("RESOLUTION=640x360", "RESOLUTION=640"),
        ("29.970", "29.97"),
        ('CODECS="avc1.640028"', "CODECS=avc1.640028"),
        (",RESOLUTION=640x360", ""),
        ("BANDWIDTH=900000", "BANDWIDTH=600000"),
        ("360p.m3u8\n", ""),
    ],
)
def test_a_master_playlist_with_a_fault_is_caught(right: str, wrong: str) -> None:
    text = master_playlist([SMALL, GREAT], FrameRate.parse("30000/1001"))
    assert right in text
    with pytest.raises((AssertionError, KeyError, ValueError)):
        read_master(text.replace(right, wrong, 1))
