"""Bit rates as HLS defines them."""

from decimal import Decimal
from pathlib import Path

from feedback.application.rendition_ports import Segment
from feedback.infrastructure.media.bandwidth import average, peak


def segments(*told: tuple[str, int]) -> list[Segment]:
    return [Segment(Path("x"), Decimal(seconds), size) for seconds, size in told]


def test_even_segments_have_one_rate() -> None:
    even = segments(("4", 1000), ("4", 1000))
    assert (peak(even), average(even)) == (2000, 2000)


def test_the_peak_is_that_of_the_most_demanding_stretch() -> None:
    uneven = segments(("4", 1000), ("4", 3000), ("4", 1000))
    assert (peak(uneven), average(uneven)) == (6000, 3334)


def test_a_piece_shorter_than_half_the_target_counts_with_its_neighbours() -> None:
    short = segments(("4", 1000), ("0.04", 1000))
    assert (peak(short), average(short)) == (3961, 3961)


def test_a_film_of_one_picture_has_the_rate_of_all_of_it() -> None:
    assert peak(segments(("0.04", 1000))) == 200_000
