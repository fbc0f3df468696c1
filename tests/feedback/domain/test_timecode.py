from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feedback.domain.frame_rate import FrameRate, NotAFrameRate
from feedback.domain.timecode import NotATimecode, Timecode, frame_of, timecode_of

DAY = 86_400
COUNTINGS = [
    ("24000/1001", False),
    ("24", False),
    ("25", False),
    ("30000/1001", True),
    ("30000/1001", False),
    ("30", False),
    ("50", False),
    ("60000/1001", True),
    ("60000/1001", False),
    ("60", False),
]
NTSC = FrameRate.parse("30000/1001")
countings = st.sampled_from([(FrameRate.parse(text), drop) for text, drop in COUNTINGS])
moments = st.fractions(min_value=0, max_value=1, max_denominator=10**9)


def somewhere(rate: FrameRate, moment: Fraction) -> int:
    return int((rate.per_second * DAY - 1) * moment)


@given(countings, moments, moments)
def test_a_frame_comes_back_from_its_timecode(
    counting: tuple[FrameRate, bool], start: Fraction, moment: Fraction
) -> None:
    rate, drop = counting
    first = Timecode(int((Timecode(0, rate, drop).frames_a_day - 1) * start), rate, drop)
    frame = int((first.frames_a_day - 1) * moment)
    assert frame_of(timecode_of(frame, rate, str(first)), rate, str(first)) == frame


@given(countings, moments)
def test_a_frame_comes_back_from_its_seconds(counting: tuple[FrameRate, bool], moment: Fraction) -> None:
    rate = counting[0]
    frame = somewhere(rate, moment)
    assert rate.frame_at(rate.seconds_of(frame)) == frame
    assert rate.frame_at(float(rate.seconds_of(frame))) == frame
    assert rate.frame_at(rate.exact_seconds_of(frame)) == frame


@given(
    st.fractions(min_value=Fraction(1, 10), max_value=240, max_denominator=90_000),
    moments,
)
@example(Fraction(240), Fraction(1))
@example(Fraction(240_000, 1001), Fraction(1, 7))
def test_three_decimals_keep_the_frame_at_any_rate_up_to_240(per_second: Fraction, moment: Fraction) -> None:
    rate = FrameRate(per_second)
    frame = somewhere(rate, moment)
    assert rate.frame_at(rate.seconds_of(frame)) == frame


@given(countings, moments)
def test_the_next_frame_has_the_next_label(counting: tuple[FrameRate, bool], moment: Fraction) -> None:
    rate, drop = counting
    here = Timecode(int((Timecode(0, rate, drop).frames_a_day - 2) * moment), rate, drop)
    assert str(here) < str(here.after(1))


@pytest.mark.parametrize(
    ("frame", "label"),
    [
        (0, "00:00:00;00"),
        (1799, "00:00:59;29"),
        (1800, "00:01:00;02"),
        (17_981, "00:09:59;29"),
        (17_982, "00:10:00;00"),
        (107_892, "01:00:00;00"),
        (2_589_407, "23:59:59;29"),
        (2_589_408, "00:00:00;00"),
    ],
)
def test_drop_frame_leaves_out_two_labels_a_minute_but_not_each_tenth(frame: int, label: str) -> None:
    assert timecode_of(frame, NTSC) == label


def test_double_rate_drops_four_labels() -> None:
    assert timecode_of(3600, FrameRate.parse("60000/1001")) == "00:01:00;04"


def test_the_start_timecode_says_how_to_count() -> None:
    assert timecode_of(1800, NTSC, "01:00:00:00") == "01:01:00:00"
    assert timecode_of(1800, NTSC, "01:00:00;00") == "01:01:00;02"
    assert timecode_of(312, NTSC, "01:00:00;00") == "01:00:10;12"


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("00:01:00;00", "30000/1001"),
        ("00:01:00;03", "60000/1001"),
        ("00:00:00;00", "25"),
        ("00:00:00:25", "25"),
        ("24:00:00:00", "25"),
        ("00:60:00:00", "25"),
        ("0:00:00:00", "25"),
        ("00:00:00:00\n", "25"),
        ("-1:00:00:00", "25"),
        ("٠٠:00:00:00", "25"),
        ("", "25"),
    ],
)
def test_a_label_that_is_never_shown_is_refused(text: str, rate: str) -> None:
    with pytest.raises(NotATimecode):
        Timecode.parse(text, FrameRate.parse(rate))


def test_a_timecode_is_not_measured_against_one_counted_otherwise() -> None:
    with pytest.raises(NotATimecode):
        frame_of("01:00:00:00", NTSC, "00:00:00;00")


def test_a_moment_between_two_frames_shows_the_earlier() -> None:
    rate = FrameRate.parse("25")
    assert rate.frame_at(Decimal("0.039")) == 0
    assert rate.frame_at(Decimal("0.040")) == 1
    assert rate.frame_at(0.0399) == 1
    assert rate.frame_at(0) == 0


@pytest.mark.parametrize("text", ["", "0", "0/1", "1/0", "-25", "1000", "fast", "nan", "30000/1001/1"])
def test_nonsense_is_no_frame_rate(text: str) -> None:
    with pytest.raises(NotAFrameRate):
        FrameRate.parse(text)


def test_a_frame_rate_keeps_its_exact_form() -> None:
    assert [str(FrameRate.parse(text)) for text in ("30000/1001", "25", "23.976")] == [
        "30000/1001",
        "25/1",
        "2997/125",
    ]
    assert [FrameRate.parse(text).nominal for text in ("24000/1001", "30000/1001", "25", "1/4")] == [24, 30, 25, 1]


@pytest.mark.parametrize(("text", "drop"), COUNTINGS)
def test_around_every_minute_of_a_day_each_frame_has_a_label_of_its_own(text: str, drop: bool) -> None:
    rate = FrameRate.parse(text)
    zero = Timecode(0, rate, drop)
    for minute in range(24 * 60):
        border = int(minute * 60 * rate.per_second)
        frames = range(max(0, border - 4), min(border + 8, zero.frames_a_day))
        labels = [str(zero.after(frame)) for frame in frames]
        assert labels == sorted(set(labels))
        assert [frame_of(label, rate, str(zero)) for label in labels] == list(frames)
        assert [rate.frame_at(rate.seconds_of(frame)) for frame in frames] == list(frames)


def test_a_rate_is_known_by_what_people_call_it() -> None:
    film = FrameRate.parse("24000/1001")
    assert [film.is_written_as(text) for text in ("24000/1001", "23.976", "23.98", "24", "23.97", "24.00")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
