"""Where items lie: ranges with both ends in them, marks in three forms that agree, and what no film shows."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import InvalidField, Unacceptable
from core.domain.ids import new_id
from feedback.domain.footage import Footage
from feedback.domain.frame_rate import FrameRate
from feedback.domain.marks import Marks
from feedback.domain.misplaced import OutBeforeIn, OutWithoutIn, PastTheEnd
from feedback.domain.position import Position
from tests.feedback import examples

READY = examples.version(new_id()).footage()
UNREAD = examples.processing(new_id()).footage()
RATES = ["24000/1001", "24", "25", "30000/1001", "30", "50", "60000/1001", "60"]


def footage(rate: str, frames: int, start: str | None = None) -> Footage:
    length = FrameRate.parse(rate).seconds_of(frames)
    return replace(READY, frame_rate=rate, frame_count=frames, duration=length, start_timecode=start)


def placed(on: Footage = READY, **marks: Any) -> Position:
    return Marks(**marks).on(on)


def test_both_ends_belong_to_a_range() -> None:
    whole = placed(frame=0, out_frame=1797)
    assert whole == Position(Decimal(0), 0, Decimal("59.960"), 1797)
    assert placed(frame=30, out_frame=30) == Position(Decimal("1.001"), 30, Decimal("1.001"), 30)
    assert placed(timestamp=Decimal("1.5"), out_timestamp=Decimal("2.999")).out_timestamp == Decimal("2.970")


def test_one_mark_has_three_forms() -> None:
    wanted = Position(Decimal("10.410"), 312, Decimal("11.411"), 342)
    assert placed(frame=312, out_frame=342) == wanted
    assert placed(timecode="01:00:10;12", out_timecode="01:00:11;12") == wanted
    assert placed(timecode="01:00:10.12", out_frame=342) == wanted
    assert placed(timestamp=Decimal("10.41"), frame=312, timecode="01:00:10;12", out_frame=342) == wanted
    assert placed(frame=312, out_frame=342, frame_rate="29.97") == wanted
    assert placed(frame=312, out_frame=342, frame_rate="30000/1001") == wanted


def test_a_version_that_counts_without_drop_frame_takes_labels_without() -> None:
    plain = footage("30000/1001", 1798, "01:00:00:00")
    assert placed(plain, timecode="01:00:10:12").frame == 312
    assert plain.timecode(1797) == "01:00:59:27"
    with pytest.raises(Unacceptable) as refused:
        placed(plain, timecode="01:00:10;12")
    assert (refused.value.code, refused.value.faults[0].pointer) == ("feedback.counted_otherwise", "/timecode")


@pytest.mark.parametrize(
    ("marks", "code", "pointer"),
    [
        ({"frame": 1799}, "feedback.past_the_end", "/frame"),
        ({"timestamp": Decimal("60.05")}, "feedback.past_the_end", "/timestamp"),
        ({"frame": 3, "out_frame": 1799}, "feedback.past_the_end", "/out_frame"),
        ({"frame": 3, "out_timestamp": Decimal(61)}, "feedback.past_the_end", "/out_timestamp"),
        ({"frame": 3, "out_frame": 2}, "feedback.out_before_in", "/out_frame"),
        ({"timestamp": Decimal(2), "out_timestamp": Decimal(1)}, "feedback.out_before_in", "/out_timestamp"),
        ({"timestamp": Decimal(2), "out_frame": 3}, "feedback.out_before_in", "/out_frame"),
        ({"timecode": "01:00:02;00", "out_timecode": "01:00:01;00"}, "feedback.out_before_in", "/out_timecode"),
        ({"out_frame": 3}, "feedback.out_without_in", "/out_frame"),
        ({"out_timestamp": Decimal(3)}, "feedback.out_without_in", "/out_timestamp"),
        ({"timestamp": Decimal(1), "frame": 300}, "feedback.marks_disagree", "/timestamp"),
        ({"frame": 300, "timecode": "01:00:00;01"}, "feedback.marks_disagree", "/timecode"),
        ({"frame": 1, "out_frame": 9, "out_timecode": "01:00:00;08"}, "feedback.marks_disagree", "/out_timecode"),
        ({"frame": 1, "frame_rate": "25"}, "feedback.other_frame_rate", "/frame_rate"),
        ({"frame": 1, "frame_rate": "30"}, "feedback.other_frame_rate", "/frame_rate"),
        ({"frame": 1, "frame_rate": "30.00"}, "feedback.other_frame_rate", "/frame_rate"),
        ({"frame": 1, "frame_rate": "fast"}, "feedback.other_frame_rate", "/frame_rate"),
        ({"timecode": "00:59:59;29"}, "feedback.past_the_end", "/timecode"),
        ({"timecode": "01:01:00;00"}, "feedback.no_such_timecode", "/timecode"),
        ({"timecode": "01:00:00;30"}, "feedback.no_such_timecode", "/timecode"),
        ({"frame": 0, "out_timecode": "late"}, "feedback.no_such_timecode", "/out_timecode"),
        ({"timecode": "01:00:10:12"}, "feedback.counted_otherwise", "/timecode"),
    ],
)
def test_what_no_version_shows_is_refused_where_it_stands(marks: dict[str, Any], code: str, pointer: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        placed(**marks)
    assert (refused.value.code, [fault.pointer for fault in refused.value.faults]) == (code, [pointer])


@pytest.mark.parametrize(
    ("marks", "pointer"), [({"timecode": "01:00:00;00"}, "/timecode"), ({"frame_rate": "25"}, "/frame_rate")]
)
def test_a_version_that_is_not_read_counts_at_no_rate_yet(marks: dict[str, Any], pointer: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        placed(UNREAD, **marks)
    assert (refused.value.code, refused.value.faults[0].pointer) == ("feedback.rate_unknown", pointer)


def test_numbers_that_no_film_has_are_refused_at_either_end() -> None:
    for marks, pointer in (
        ({"frame": -1}, "/frame"),
        ({"timestamp": Decimal("NaN")}, "/timestamp"),
        ({"frame": 1, "out_frame": 2**62}, "/out_frame"),
        ({"frame": 1, "out_timestamp": Decimal(-1)}, "/out_timestamp"),
    ):
        with pytest.raises(InvalidField) as refused:
            Marks(**marks)
        assert refused.value.faults[0].pointer == pointer


def test_a_range_on_an_unread_version_is_put_in_order_when_it_is_read() -> None:
    waiting = placed(UNREAD, timestamp=Decimal(10), out_frame=5)
    assert waiting == Position(Decimal("10.000"), None, None, 5)
    assert waiting.settled_on(READY) == Position(Decimal("10.000"), 299, Decimal("9.977"), 299)
    late = placed(UNREAD, frame=1790, out_frame=9999)
    assert late.settled_on(READY) == Position(Decimal("59.726"), 1790, Decimal("59.960"), 1797)
    for wrong in ({"frame": 5, "out_frame": 4}, {"timestamp": Decimal(5), "out_timestamp": Decimal(4)}):
        with pytest.raises(OutBeforeIn):
            placed(UNREAD, **wrong)


def test_a_text_that_begins_with_a_time_may_have_an_end() -> None:
    marks = Marks(out_frame=60).or_anchor_in("[00:01.5] 로고")
    assert marks.on(READY) == Position(Decimal("1.500"), 44, Decimal("2.002"), 60)
    assert Marks(frame=3).or_anchor_in("[00:01.5] 로고").on(READY).frame == 3


def test_a_text_that_begins_with_a_timecode_lies_at_its_frame() -> None:
    for label in ("01:00:10;12", "01:00:10.12"):
        assert Marks().or_anchor_in(f"[{label}] 로고").on(READY) == Position(Decimal("10.410"), 312)
    plain = footage("30000/1001", 1798, "01:00:00:00")
    assert Marks(out_frame=320).or_anchor_in("[01:00:10:12] 로고").on(plain).frame == 312
    assert Marks(frame=3).or_anchor_in("[01:00:10;12] 로고").on(READY).frame == 3


@pytest.mark.parametrize("label", ["01:00:10:12", "01:01:00;00", "01:02:30;00", "00:59:59;29", "01:00:10;99"])
def test_a_timecode_at_the_head_of_a_text_that_no_frame_has_is_a_text(label: str) -> None:
    assert Marks().or_anchor_in(f"[{label}] 로고").on(READY) == Position()


def test_a_timecode_at_the_head_of_a_text_is_a_text_until_the_version_is_read() -> None:
    assert Marks().or_anchor_in("[01:00:10;12] 로고").on(UNREAD) == Position()


def test_a_timecode_that_no_frame_has_is_refused_with_the_first_and_the_last() -> None:
    with pytest.raises(Unacceptable) as refused:
        placed(timecode="01:01:00;00")
    assert dict(refused.value.faults[0].params) == {"first": "01:00:00;00", "last": "01:00:59;27"}


def test_a_timecode_after_the_last_frame_is_past_the_end() -> None:
    with pytest.raises(PastTheEnd) as refused:
        placed(timecode="01:02:30;00")
    assert refused.value.pointer == "/timecode"


def test_only_what_is_given_is_moved() -> None:
    def moved(**given: Any) -> Position:
        return Marks(**given).over(range_, READY, given)

    range_ = Position(Decimal("1.500"), 44, Decimal("2.002"), 60)
    assert moved(frame=50) == Position(Decimal("1.668"), 50, Decimal("2.002"), 60)
    assert moved(out_frame=44) == Position(Decimal("1.500"), 44, Decimal("1.468"), 44)
    assert moved(out_frame=None) == Position(Decimal("1.500"), 44)
    assert moved(timestamp=None) == Position()
    assert moved(frame_rate="29.97") == range_
    with pytest.raises(OutBeforeIn):
        moved(frame=61)
    with pytest.raises(OutWithoutIn):
        moved(frame=None, out_frame=61)
    with pytest.raises(PastTheEnd):
        moved(out_frame=1799)


@given(st.sampled_from(RATES), st.sampled_from(RATES), st.integers(0, 10_000), st.integers(0, 5_000))
def test_a_range_covers_on_another_version_what_it_showed(old: str, new: str, first: int, length: int) -> None:
    before, after = FrameRate.parse(old), FrameRate.parse(new)
    position = Position(frame=first, out_frame=first + length).on(footage(old, 10**9))
    carried = position.carried_to(footage(new, 10**9))
    assert carried.frame is not None
    assert carried.out_frame is not None
    if old == new:
        assert carried == position
    begin, end = before.exact_seconds_of(first), before.exact_seconds_of(first + length + 1)
    slack = Fraction(2, 1000)
    assert after.exact_seconds_of(carried.frame) <= begin + slack
    assert after.exact_seconds_of(carried.frame + 1) >= begin - slack
    assert after.exact_seconds_of(carried.out_frame) <= end + slack
    if first + length:
        assert after.exact_seconds_of(carried.out_frame + 1) >= end - slack


def test_a_range_is_kept_within_a_shorter_version() -> None:
    range_ = Position(frame=10, out_frame=600).on(READY)
    assert range_.carried_to(footage("25", 100)) == Position(Decimal("0.334"), 8, Decimal("3.960"), 99)
    assert range_.carried_to(footage("25", 1)) == Position(Decimal("0.000"), 0, Decimal("0.000"), 0)
