"""Peaks of sound in the two formats of audiowaveform, version 2."""

import json

import pytest

from feedback.domain.waveform import Waveform, samples_per_pixel

LOUD = Waveform(sample_rate=44_100, samples_per_pixel=512, peaks=[-65, 63, -128, 127, 0, 0])


def test_json_tells_what_the_format_asks_for() -> None:
    assert json.loads(LOUD.json()) == {
        "version": 2,
        "channels": 1,
        "sample_rate": 44_100,
        "samples_per_pixel": 512,
        "bits": 8,
        "length": 3,
        "data": [-65, 63, -128, 127, 0, 0],
    }


def test_bytes_are_a_header_in_little_endian_and_a_byte_for_each_value() -> None:
    head = ["02000000", "01000000", "44ac0000", "00020000", "03000000", "01000000"]
    assert LOUD.data() == bytes.fromhex("".join(head) + "bf3f807f0000")


@pytest.mark.parametrize(
    ("samples", "width"),
    [
        (0, 256),
        (1, 256),
        (256 * 65_536, 256),
        (256 * 65_536 + 1, 512),
        (48_000 * 3600, 4096),
        (48_000 * 3600 * 24, 65_536),
    ],
)
def test_long_films_have_no_more_peaks_than_short_ones(samples: int, width: int) -> None:
    assert samples_per_pixel(samples) == width
    assert samples <= width * 65_536
