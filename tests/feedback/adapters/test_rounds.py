"""Contracts of review rounds, of those who have finished and of what they wrote, on the fakes and on PostgreSQL."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from core.domain.ids import new_id
from core.domain.pages import PageRequest
from feedback.contracts import Author, ReviewDecision, ReviewState, RoundRule, RoundState
from feedback.domain.feedback_item import Origin
from feedback.domain.position import Position
from feedback.domain.review_finish import Closing, ReviewFinish, Written
from feedback.domain.review_round import ReviewRound, RoundTerms
from feedback.domain.review_rule import ReviewRule
from feedback.domain.round_refusals import RoundAlreadyOpen
from feedback.domain.video_version import VideoVersion
from projects.contracts import ProjectGrant, Role
from projects.domain.roles import ROLES
from tests.feedback import examples
from tests.feedback.adapters.conftest import Shelves
from tests.feedback.examples import JIMIN, LATER, NOON

MINA, DOYUN = Author(new_id(), "최민아"), Author(new_id(), "박도윤")
EVERYTHING = PageRequest(1, 100)
APPROVED = ReviewDecision.APPROVED


def opened(version: VideoVersion, *people: Author, due: date | None = None) -> ReviewRound:
    terms = RoundTerms(rule=ReviewRule(RoundRule.ALL), due_date=due)
    place = replace(examples.review_round(version).place)
    return ReviewRound.requested(place, terms, people or (MINA, DOYUN), JIMIN, LATER)


def grant(project_id: UUID) -> ProjectGrant:
    return ProjectGrant(project_id, JIMIN.id, JIMIN.name, Role.VIEWER, ROLES.of(Role.VIEWER))


def get(shelves: Shelves, review: ReviewRound) -> ReviewRound:
    with shelves.work():
        found = shelves.rounds.get(review.project_id, review.place.version_id, review.id)
    assert found is not None
    return found  # type: ignore[no-any-return]


def added(shelves: Shelves, review: ReviewRound) -> ReviewRound:
    with shelves.work():
        shelves.rounds.add(review)
    return review


def test_a_round_comes_back_as_it_went(shelves: Shelves, version: VideoVersion) -> None:
    example = added(shelves, examples.review_round(version))
    assert get(shelves, example) == example
    with shelves.work():
        assert shelves.rounds.get(example.project_id, new_id(), example.id) is None
        assert shelves.rounds.get(new_id(), version.id, example.id) is None


def test_what_happens_in_a_round_is_kept_and_told_once(shelves: Shelves, version: VideoVersion) -> None:
    review = added(shelves, opened(version))
    with shelves.work():
        held = shelves.rounds.get(review.project_id, version.id, review.id)
        held.decide(DOYUN, APPROVED, "좋아요", LATER)
        shelves.rounds.save(held)
    kept = get(shelves, review)
    assert [(each.person, each.decision, each.note, each.decided_at) for each in kept.reviewers] == [
        (MINA, None, "", None),
        (DOYUN, APPROVED, "좋아요", LATER),
    ]
    assert (kept.told, kept.given, kept.version) == ([], [], 2)
    assert [event.name for event in shelves.told] == ["review.requested", "review.decided"]


def test_other_people_are_asked_instead(shelves: Shelves, version: VideoVersion) -> None:
    review = added(shelves, opened(version))
    with shelves.work():
        held = shelves.rounds.get(review.project_id, version.id, review.id)
        held.revise(held.terms, [DOYUN, JIMIN], LATER)
        held.follow({JIMIN.id}, LATER)
        shelves.rounds.save(held)
    assert [(each.person, each.is_out) for each in get(shelves, review).reviewers] == [(DOYUN, True), (JIMIN, False)]


def test_a_version_has_one_open_round(shelves: Shelves, version: VideoVersion) -> None:
    closed = added(shelves, examples.review_round(version))
    with shelves.work():
        assert shelves.rounds.open_on([version.id]) == []
    review = added(shelves, opened(version))
    with shelves.work(), pytest.raises(RoundAlreadyOpen):
        shelves.rounds.add(opened(version))
    with shelves.work():
        assert [each.id for each in shelves.rounds.open_on([version.id, new_id()])] == [review.id]
        assert shelves.rounds.is_known(version.id)
        assert not shelves.rounds.is_known(new_id())
    assert closed.state is RoundState.CLOSED


def test_versions_ask_their_reviewers_while_the_round_is_open(shelves: Shelves, version: VideoVersion) -> None:
    added(shelves, examples.review_round(version))
    with shelves.work():
        assert shelves.rounds.versions_asking(version.project_id, JIMIN.id) == []
    added(shelves, opened(version))
    with shelves.work():
        assert shelves.rounds.versions_asking(version.project_id, MINA.id) == [version.id]
        assert shelves.rounds.versions_asking(version.project_id, new_id()) == []
        assert shelves.rounds.versions_asking(new_id(), MINA.id) == []


def test_the_version_keeps_where_it_stands(shelves: Shelves, version: VideoVersion) -> None:
    with shelves.work():
        held = shelves.versions.get(version.id)
        assert held.stand_in_review(ReviewState.APPROVED)
        assert not held.stand_in_review(ReviewState.APPROVED)
        shelves.versions.save(held)
        assert shelves.versions.get(version.id).review is ReviewState.APPROVED
    assert shelves.told[-1].payload()["review"] == "approved"


def test_rows_are_read_within_their_version_newest_first(shelves: Shelves, version: VideoVersion) -> None:
    closed = added(shelves, examples.review_round(version))
    newer = added(shelves, opened(version))
    reads, scope = shelves.round_reads, grant(version.project_id)
    page = reads.page(scope, version.video_id, version.id, EVERYTHING)
    assert (page.rows, page.total) == ((newer.row(), closed.row()), 2)
    assert reads.page(scope, version.video_id, version.id, PageRequest(2, 1)).rows == (closed.row(),)
    assert reads.row(scope, version.video_id, version.id, closed.id) == closed.row()
    for strange in (
        reads.page(scope, new_id(), version.id, EVERYTHING),
        reads.page(grant(new_id()), version.video_id, version.id, EVERYTHING),
        reads.row(scope, version.video_id, new_id(), closed.id),
        reads.row(grant(new_id()), version.video_id, version.id, closed.id),
    ):
        assert strange is None


def test_every_decision_stays_in_the_record(shelves: Shelves, version: VideoVersion) -> None:
    review = added(shelves, opened(version))
    for minutes, decision in enumerate((ReviewDecision.CHANGES_REQUESTED, APPROVED)):
        with shelves.work():
            held = shelves.rounds.get(review.project_id, version.id, review.id)
            held.decide(MINA, decision, f"{minutes}", LATER + timedelta(minutes=minutes))
            shelves.rounds.save(held)
    scope = grant(version.project_id)
    page = shelves.round_reads.decisions(scope, review.row(), PageRequest(1, 1))
    assert (page.total, [(each.decision, each.note) for each in page.rows]) == (2, [(APPROVED, "1")])
    (first,) = shelves.round_reads.decisions(scope, review.row(), PageRequest(2, 1)).rows
    assert (first.reviewer, first.note, first.at) == (MINA, "0", LATER)


def test_due_rounds_tell_who_is_waited_for(shelves: Shelves, version: VideoVersion) -> None:
    day = date(2026, 3, 9)
    review = opened(version, due=day)
    review.decide(MINA, APPROVED, "", LATER)
    added(shelves, review)
    (due,) = shelves.round_reads.due([day, date(2026, 3, 10)])
    assert (due.id, due.due_date, due.waited_for, due.video_title, due.version_number) == (
        review.id, day, (DOYUN.id,), version.video_title, version.number,
    )  # fmt: skip
    assert shelves.round_reads.due([date(2026, 3, 10)]) == []
    with shelves.work():
        held = shelves.rounds.get(review.project_id, version.id, review.id)
        held.close(JIMIN, LATER)
        shelves.rounds.save(held)
    assert shelves.round_reads.due([day]) == []


def test_nothing_in_the_trash_is_due(shelves: Shelves, version: VideoVersion) -> None:
    day = date(2026, 3, 9)
    added(shelves, opened(version, due=day))
    with shelves.work():
        video = shelves.videos.get(version.project_id, version.video_id)
        video.delete(JIMIN.id, LATER)
        shelves.videos.save(video)
    assert shelves.round_reads.due([day]) == []


def test_a_finish_comes_back_as_it_went(shelves: Shelves, version: VideoVersion) -> None:
    example = examples.finish(version)
    with shelves.work():
        shelves.finishes.add(example)
        assert shelves.finishes.get(example.id) == example
        assert shelves.finishes.get(new_id()) is None


def test_the_latest_finish_of_a_reviewer_is_found(shelves: Shelves, version: VideoVersion) -> None:
    earlier = examples.finish(version, finished_at=NOON, since=None)
    latest = examples.finish(version, reviewer=earlier.reviewer)
    with shelves.work():
        shelves.finishes.add(latest)
        shelves.finishes.add(earlier)
        assert shelves.finishes.latest(version.id, earlier.reviewer.id) == latest
        assert shelves.finishes.latest(version.id, new_id()) is None
        assert shelves.finishes.latest(new_id(), earlier.reviewer.id) is None


def test_what_joins_is_kept_and_told(shelves: Shelves, version: VideoVersion) -> None:
    place = examples.finish(version).place
    finish = ReviewFinish.of(place, MINA, Closing(summary="끝"), Written(1, 0), since=None, now=NOON)
    with shelves.work():
        shelves.finishes.add(finish)
        held = shelves.finishes.get(finish.id)
        held.join(Closing(decision=APPROVED, round_id=new_id()), Written(2, 0), LATER)
        shelves.finishes.save(held)
        kept = shelves.finishes.get(finish.id)
    assert (kept.decision, kept.written, kept.finished_at, kept.revision) == (APPROVED, Written(2, 0), LATER, 2)
    assert [event.name for event in shelves.told][-2:] == ["review.finished"] * 2


Noting = Callable[..., UUID]


@pytest.fixture
def noted(shelves: Shelves, version: VideoVersion) -> Noting:
    """Stores a note on the version, at a frame, and answers its id."""

    def note(frame: int | None, **changes: object) -> UUID:
        position = Position() if frame is None else Position(None, frame).on(version.footage())
        wanted = {"position": position, "origin": None, "author": MINA, "created_at": LATER} | changes
        item = examples.item(version.footage(), **wanted)
        with shelves.work():
            shelves.items.add(item)
        return item.id

    return note


def test_notes_come_in_the_order_of_the_film(shelves: Shelves, version: VideoVersion, noted: Noting) -> None:
    last, nowhere, first = noted(900), noted(None), noted(30)
    noted(60, author=DOYUN)
    notes = shelves.writings.notes(version.id, MINA.id, None, LATER, 20)
    assert [(note.id, note.frame, note.timecode) for note in notes] == [
        (first, 30, "01:00:01;00"),
        (last, 900, "01:00:30;00"),
        (nowhere, None, None),
    ]
    assert (notes[0].title, notes[0].text) == (examples.NOTE.title, examples.NOTE.text)
    assert list(notes[0].drawing) == [shape.wire() for shape in examples.NOTE.drawing]
    assert [note.id for note in shelves.writings.notes(version.id, MINA.id, None, LATER, 1)] == [first]


def test_only_what_was_written_since_then_counts(shelves: Shelves, version: VideoVersion, noted: Noting) -> None:
    noted(30, created_at=NOON)
    new = noted(60)
    late = LATER + timedelta(seconds=1)
    noted(90, created_at=late)
    notes = shelves.writings.notes(version.id, MINA.id, NOON, LATER, 20)
    assert [note.id for note in notes] == [new]
    assert shelves.writings.count(version.id, MINA.id, NOON) == Written(2, 0)
    assert shelves.writings.count(version.id, MINA.id, None) == Written(3, 0)
    assert shelves.writings.count(version.id, MINA.id, late) == Written(0, 0)


def test_a_note_that_was_carried_on_counts_where_it_was_written(
    shelves: Shelves, version: VideoVersion, noted: Noting
) -> None:
    carried = noted(900, origin=Origin(new_id(), 1, Position(None, 12), LATER))
    origin = Origin(version.id, version.number, Position(None, 120), LATER)
    elsewhere = examples.version(version.project_id)
    gone_on = examples.item(elsewhere.footage(), origin=origin, author=MINA, created_at=LATER)
    with shelves.work():
        shelves.versions.add(elsewhere)
        shelves.items.add(gone_on)
    notes = shelves.writings.notes(version.id, MINA.id, None, LATER, 20)
    assert [(note.id, note.frame) for note in notes] == [(gone_on.id, 120)]
    assert shelves.writings.count(version.id, MINA.id, None) == Written(1, 0)
    assert carried not in [note.id for note in notes]


def test_comments_count_and_deleted_ones_do_not(shelves: Shelves, version: VideoVersion) -> None:
    item = examples.item(version.footage(), origin=None)
    with shelves.work():
        shelves.items.add(item)
        for changes in ({}, {"deleted_at": LATER, "text": "", "mentions": ()}, {"author": DOYUN}, {"created_at": NOON}):
            comment = examples.comment(item, **({"author": MINA, "created_at": LATER} | changes))
            shelves.comments.add(comment)
    assert shelves.writings.count(version.id, MINA.id, NOON) == Written(0, 1)
    assert shelves.writings.count(version.id, MINA.id, None) == Written(0, 2)


def test_what_lies_in_the_trash_was_not_written(shelves: Shelves, version: VideoVersion, noted: Noting) -> None:
    noted(30)
    with shelves.work():
        shelves.items.hide(version.project_id, [version.id])
    assert shelves.writings.notes(version.id, MINA.id, None, LATER, 20) == []
    assert shelves.writings.count(version.id, MINA.id, None) == Written(0, 0)
