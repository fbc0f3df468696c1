"""The sizes that a film is encoded in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.domain.ladder import ladder_of

SIZES = {
    (1920, 1080): ["1080p 1920x1080", "720p 1280x720", "360p 640x360"],
    (3840, 2160): ["1080p 1920x1080", "720p 1280x720", "360p 640x360"],
    (1080, 1920): ["1080p 1080x1920", "720p 720x1280", "360p 360x640"],
    (1280, 720): ["720p 1280x720", "360p 640x360"],
    (1440, 900): ["900p 1440x900", "720p 1152x720", "360p 576x360"],
    (1920, 800): ["720p 1728x720", "360p 864x360"],
    (720, 576): ["576p 720x576", "360p 450x360"],
    (640, 360): ["360p 640x360"],
    (641, 361): ["360p 640x360"],
    (320, 181): ["181p 320x180"],
    (161, 91): ["91p 160x90"],
    (9000, 2): ["2p 4096x2"],
    (8192, 1080): ["540p 4096x540", "360p 2730x360"],
}


@pytest.mark.parametrize(("size", "expected"), SIZES.items(), ids=str)
def test_a_film_gets_the_usual_sizes_below_its_own(size: tuple[int, int], expected: list[str]) -> None:
    assert [f"{rung.name} {rung.width}x{rung.height}" for rung in ladder_of(*size)] == expected


@given(st.integers(2, 9000), st.integers(2, 9000))
def test_no_rung_is_larger_than_the_film_and_all_are_even_and_of_its_shape(width: int, height: int) -> None:
    rungs = ladder_of(width, height)
    assert len({rung.name for rung in rungs}) == len(rungs)
    for rung in rungs:
        assert 2 <= rung.width <= width
        assert 2 <= rung.height <= height
        assert rung.width % 2 == rung.height % 2 == 0
    pixels = [rung.width * rung.height for rung in rungs]
    assert pixels == sorted(set(pixels), reverse=True)
