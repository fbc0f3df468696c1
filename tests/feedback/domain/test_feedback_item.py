"""Items: every transition is listed or refused, and what happens is told once."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from feedback.contracts import FeedbackStatus, Priority
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.misplaced import PastTheEnd
from feedback.domain.note import Draft, Note
from feedback.domain.position import Position
from feedback.domain.refusals import TransitionRefused
from tests.feedback import examples
from tests.feedback.examples import JIMIN, LATER, NOON

S = FeedbackStatus
LISTED = {
    (S.OPEN, S.IN_PROGRESS),
    (S.IN_PROGRESS, S.OPEN),
    (S.IN_PROGRESS, S.RESOLVED),
    (S.RESOLVED, S.CLOSED),
    (S.RESOLVED, S.OPEN),
    (S.CLOSED, S.OPEN),
}
READY = examples.version(new_id()).footage()
UNREAD = examples.processing(new_id()).footage()


def opened(draft: Draft, footage: object = READY) -> FeedbackItem:
    return FeedbackItem.opened(draft, footage=footage, author=JIMIN, now=NOON)  # type: ignore[arg-type]


@pytest.mark.parametrize(("here", "there"), list(product(S, S)))
def test_every_transition_is_listed_or_refused(here: S, there: S) -> None:
    item = examples.item(READY, status=here, facts=[])
    if here is there:
        item.move_to(there, by=JIMIN, now=LATER)
        assert (item.version, item.facts, item.moves) == (4, [], [])
    elif (here, there) in LISTED:
        item.move_to(there, by=JIMIN, now=LATER)
        assert (item.status, item.version, [fact.name for fact in item.facts]) == (there, 5, ["status.changed"])
        assert [(move.previous, move.status, move.by, move.at) for move in item.moves] == [(here, there, JIMIN, LATER)]
    else:
        with pytest.raises(TransitionRefused):
            item.move_to(there, by=JIMIN, now=LATER)
        assert (item.status, item.facts, item.moves) == (here, [], [])


def test_an_item_begins_open_and_is_told() -> None:
    item = opened(Draft(Note(title=" 로고 ", text="작아요", priority=Priority.LOW), Position(Decimal("1.001"))))
    assert (item.status, item.note.title, item.version, item.position.frame) == (S.OPEN, "로고", 1, 30)
    assert [fact.name for fact in item.facts] == ["feedback.created"]
    assert item.facts[0].data() == item.row().wire() | {"feedback_id": str(item.id)}


def test_saying_the_same_again_is_no_change() -> None:
    item = examples.item(READY, facts=[])
    item.revise(item.note.changed(title=item.note.title, text=item.note.text), by=JIMIN, now=LATER)
    assert (item.version, item.facts) == (4, [])
    item.revise(item.note.changed(priority=Priority.LOW), by=JIMIN, now=LATER)
    assert (item.version, item.updated_at, [fact.name for fact in item.facts]) == (5, LATER, ["feedback.updated"])


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("가" * 201, "글", "text.too_long"),
        ("제목", "가" * 5001, "text.too_long"),
        ("제목", " ", "text.too_short"),
        ("제\u0007목", "글", "text.forbidden_character"),
        ("제목", "글\u2066", "text.forbidden_character"),
    ],
)
def test_words_have_bounds(title: str, text: str, code: str) -> None:
    with pytest.raises(InvalidField) as refused:
        Note(title=title, text=text, shortest_text=1)
    assert refused.value.faults[0].code == code


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("[00:00.000] 처음", "0.000"),
        ("[01:02.5] 로고", "62.500"),
        ("[999:59] 끝", "59999.000"),
        ("[01:60] 분이 아님", None),
        (" 로고 [00:10.000]", None),
        ("[00:10.0000]", None),
        ("[٠٠:١٠]", None),
    ],
)
def test_a_time_at_the_head_of_the_text_is_read(text: str, seconds: str | None) -> None:
    assert Draft(Note(text=text)).position.timestamp == (None if seconds is None else Decimal(seconds))


def test_a_position_is_exact_on_what_is_known_and_kept_on_what_is_not() -> None:
    assert Position(frame=1).on(READY) == Position(Decimal("0.033"), 1)
    assert Position(Decimal("59.9999"), None).on(READY) == Position(Decimal("60.000"), 1797)
    assert Position(Decimal("0.5"), 30).on(READY) == Position(Decimal("1.001"), 30)
    assert Position(frame=10**6).on(UNREAD) == Position(None, 10**6)
    assert Position(frame=10**6).settled_on(READY) == Position(Decimal("59.960"), 1797)
    assert Position().settled_on(READY) == Position()
    for late in (Position(frame=1799), Position(Decimal("60.05"))):
        with pytest.raises(PastTheEnd):
            late.on(READY)


@pytest.mark.parametrize("value", ["-0.0001", "NaN", "sNaN", "Infinity", "-Infinity", "360000.01", "1E+400"])
def test_a_time_that_no_film_has_is_refused(value: str) -> None:
    with pytest.raises(InvalidField):
        Position(Decimal(value))


def test_an_item_follows_what_becomes_known() -> None:
    item = opened(Draft(Note(), Position(Decimal(99))), UNREAD)
    item.facts.clear()
    known = replace(READY, project_id=UNREAD.project_id, version_id=UNREAD.version_id)
    item.lie_on(known, LATER)
    assert (item.position, item.version) == (Position(Decimal("59.960"), 1797), 2)
    assert [fact.name for fact in item.facts] == ["feedback.updated"]
    assert item.row().timecode == "01:00:59;27"
