"""How a film is played, and the first thing that stands against the file as it is."""

from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from feedback.contracts import DeliveryReason, Hdr
from feedback.domain.container_format import ContainerFormat
from feedback.domain.delivery import decide
from feedback.domain.facts import Facts

PLAYABLE = Facts(
    codec="h264",
    profile="High",
    width=1920,
    height=1080,
    rotation=0,
    frame_rate="30/1",
    frame_count=900,
    duration=Decimal("30.000"),
    start_timecode=None,
    audio=True,
    audio_codec="aac",
    audio_channels=2,
    audio_sample_rate=48_000,
    audio_delay=0,
    pixel_format="yuv420p",
    bit_depth=8,
    color_primaries="bt709",
    color_transfer="bt709",
    color_space="bt709",
    bit_rate=20_000_000,
    variable_frame_rate=False,
    interlaced=False,
    fast_start=True,
)
ENCODED: list[tuple[str, dict[str, Any]]] = [
    ("codec_not_everywhere", {"codec": "hevc", "profile": "Main"}),
    ("codec_not_everywhere", {"codec": "vp8", "profile": None}),
    ("codec_not_everywhere", {"codec": "vp9", "profile": "Profile 0"}),
    ("codec_not_everywhere", {"codec": "av1", "profile": "Main"}),
    ("codec", {"codec": "prores", "profile": "HQ"}),
    ("codec", {"codec": "mpeg4", "profile": "Simple Profile"}),
    ("codec", {"codec": "mjpeg", "profile": None}),
    ("hdr", {"color_transfer": "smpte2084"}),
    ("hdr", {"color_transfer": "arib-std-b67"}),
    ("bit_depth", {"pixel_format": "yuv420p10le", "bit_depth": 10, "profile": "High 10"}),
    ("chroma", {"pixel_format": "yuv422p", "profile": "High 4:2:2"}),
    ("chroma", {"pixel_format": "yuv444p", "profile": "High 4:4:4 Predictive"}),
    ("chroma", {"pixel_format": "gray", "profile": "High"}),
    ("profile", {"profile": "High 4:4:4 Predictive"}),
    ("profile", {"profile": "Extended"}),
    ("interlaced", {"interlaced": True}),
    ("picture_size", {"width": 4097, "height": 2304}),
    ("picture_size", {"width": 2304, "height": 4097}),
    ("bit_rate", {"bit_rate": 60_000_001}),
]
HARMLESS: list[dict[str, Any]] = [
    {},
    {"profile": "Constrained Baseline"},
    {"profile": "Baseline"},
    {"profile": "Main"},
    {"profile": None},
    {"pixel_format": "yuvj420p"},
    {"audio": False, "audio_codec": None, "audio_channels": None, "audio_sample_rate": None},
    {"audio_channels": 6},
    {"variable_frame_rate": True},
    {"rotation": 90, "width": 1080, "height": 1920},
    {"width": 4096, "height": 2304},
    {"width": 321, "height": 181},
    {"bit_rate": 60_000_000},
    {"color_primaries": None, "color_transfer": None, "color_space": None},
    {"color_primaries": "bt2020", "color_transfer": "bt2020-10", "color_space": "bt2020nc"},
    {"frame_count": 1, "duration": Decimal("0.033")},
]
REWRAPPED = {ContainerFormat.MOV, ContainerFormat.MKV, ContainerFormat.WEBM}


def decided(container: ContainerFormat = ContainerFormat.MP4, **changes: Any) -> tuple[str, str]:
    decision = decide(replace(PLAYABLE, **changes), container)
    return decision.delivery.value, decision.reason.value.removeprefix("delivery.")


@pytest.mark.parametrize("changes", HARMLESS, ids=str)
@pytest.mark.parametrize("container", [ContainerFormat.MP4, ContainerFormat.M4V])
def test_what_browsers_play_is_played_as_it_is(container: ContainerFormat, changes: dict[str, Any]) -> None:
    assert decided(container, **changes) == ("play", "plays")


@pytest.mark.parametrize(("reason", "changes"), ENCODED, ids=str)
@pytest.mark.parametrize("container", list(ContainerFormat))
def test_pictures_that_some_browser_cannot_show_are_encoded_whatever_is_around_them(
    container: ContainerFormat, reason: str, changes: dict[str, Any]
) -> None:
    for fast_start, audio_codec in product((True, False), ("aac", "opus")):
        found = decided(container, fast_start=fast_start, audio_codec=audio_codec, **changes)
        assert found == ("encode", reason)


def test_avi_is_encoded_since_its_pictures_have_no_times() -> None:
    assert decided(ContainerFormat.AVI) == ("encode", "no_times")


@pytest.mark.parametrize("container", sorted(REWRAPPED))
def test_the_right_streams_in_another_wrapping_are_wrapped_anew(container: ContainerFormat) -> None:
    for changes in HARMLESS:
        assert decided(container, fast_start=False, **changes) == ("remux", "wrapping")


def test_an_index_behind_the_media_is_put_in_front() -> None:
    assert decided(fast_start=False) == ("remux", "index_behind")


@pytest.mark.parametrize("codec", ["pcm_s16le", "opus", "mp3", "ac3", "alac", None])
@pytest.mark.parametrize("container", sorted(set(ContainerFormat) - {ContainerFormat.AVI}))
def test_sound_that_browsers_do_not_play_leaves_the_pictures_alone(
    container: ContainerFormat, codec: str | None
) -> None:
    assert decided(container, audio_codec=codec) == ("remux", "sound")


@pytest.mark.parametrize(
    ("transfer", "hdr"), [("smpte2084", Hdr.PQ), ("arib-std-b67", Hdr.HLG), ("bt2020-10", None), (None, None)]
)
def test_high_dynamic_range_is_told_by_the_transfer(transfer: str | None, hdr: Hdr | None) -> None:
    assert replace(PLAYABLE, color_transfer=transfer).hdr is hdr


def test_uneven_pictures_out_of_order_are_played_as_they_are_or_encoded_but_never_wrapped_anew() -> None:
    out_of_order = {"variable_frame_rate": True, "reordered": True}
    assert decided(**out_of_order) == ("play", "plays")
    assert decided(fast_start=False, **out_of_order) == ("encode", "uneven_order")
    assert decided(ContainerFormat.MOV, **out_of_order) == ("encode", "uneven_order")
    assert decided(audio_codec="opus", **out_of_order) == ("encode", "uneven_order")
    assert decided(fast_start=False, reordered=True) == ("remux", "index_behind")


def test_every_reason_can_come() -> None:
    come = {reason for reason, _ in ENCODED} | {
        "plays",
        "wrapping",
        "index_behind",
        "sound",
        "no_times",
        "uneven_order",
    }
    assert {f"delivery.{reason}" for reason in come} == set(DeliveryReason)
