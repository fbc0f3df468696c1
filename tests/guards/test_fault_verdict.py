"""What the fault suite calls lost, wrong, flawed and stale is found where it is planted, and nowhere else."""

import json
import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from tests.faults import verdict as verdicts
from tests.faults.asking import PROBLEM
from tests.faults.doers import Planner
from tests.faults.readers import Seen
from tests.faults.verdict import STALE_SECONDS, Row, verdict
from tests.guards.fault_past import DEEDS, ROUNDS, SOCKETS, WRITERS, House, Past, Refusal

TYPE = {"Content-Type": "application/problem+json"}
LATER = {"Retry-After": "1"}
DOCUMENT = dict.fromkeys(PROBLEM, "x")


@pytest.fixture
def past() -> Iterator[Past]:
    with House() as house:
        threading.Thread(target=house.serve_forever, args=(0.01,), daemon=True).start()
        yield Past(house)
        house.shutdown()


def an_item(past: Past) -> str:
    """That has come to be something else each time, thrice at least."""
    return next(item for item, deeds in past.writers[0].deeds.items() if len(deeds) > 3)


def problem(status: int, headers: dict[str, str], **body: Any) -> Refusal:
    return status, headers, json.dumps(DOCUMENT | {"status": status} | body).encode()


def test_a_clean_past_is_clean(past: Past) -> None:
    row = past.row()
    assert row.is_clean, row
    assert row.acknowledged == len(past.house.log) == WRITERS * ROUNDS * DEEDS
    assert (row.stale_seconds, row.refused, row.cut) == (0, {}, {})
    assert len(past.readers[0].seen) > ROUNDS


@pytest.mark.parametrize("kind", ["feedback.created", "comment.added", "status.changed"])
def test_an_event_that_is_never_told_is_lost(past: Past, kind: str) -> None:
    dropped = next(event for event in past.house.log if event["type"] == kind)
    past.house.told_as(event for event in past.house.log if event is not dropped)
    row = past.row()
    assert ([words[:9] for words in row.lost], row.wrong) == (["no event:"], [])


@pytest.mark.parametrize("kind", ["feedback.created", "comment.added", "status.changed"])
def test_an_event_that_is_told_twice_is_wrong(past: Past, kind: str) -> None:
    doubled = next(event for event in past.house.log if event["type"] == kind)
    past.house.told_as([*past.house.log, doubled])
    row = past.row()
    assert ([words[:19] for words in row.wrong], row.lost) == (["twice or by nobody:"], [])


def test_an_event_of_what_nobody_did_is_wrong(past: Past) -> None:
    past.house.tell("comment.added", text="글 99 7")
    assert past.row().wrong == ["twice or by nobody: ('text', '글 99 7')"]


def test_a_comment_that_is_not_stored_is_lost(past: Past) -> None:
    next(texts for texts in past.house.texts.values() if texts).pop()
    assert [" comments, not " in words for words in past.row().lost] == [True]


def test_another_comment_in_its_place_is_lost(past: Past) -> None:
    next(texts for texts in past.house.texts.values() if texts)[0] = "글 99 7"
    assert len(past.row().lost) == 1


def test_a_status_that_is_not_stored_is_lost(past: Past) -> None:
    past.house.statuses[an_item(past)] = "deleted"
    assert [" is deleted with " in words for words in past.row().lost] == [True]


def test_an_event_that_a_socket_misses_is_lost(past: Past) -> None:
    log = past.house.log
    past.hear([*log[:5], *log[6:]])
    row = past.row()
    assert (row.lost, row.wrong) == (["a socket missed 1 events"], ["1 sockets have another order"])


@pytest.mark.parametrize("place", [0, 5, -1])
def test_an_event_that_comes_to_a_socket_twice_is_wrong(past: Past, place: int) -> None:
    log = past.house.log
    past.hear([event for event in log for _ in range(1 + (event is log[place]))])
    assert past.row().wrong == ["1 sockets have another order"]


def test_events_that_change_places_on_a_socket_are_wrong(past: Past) -> None:
    log = past.house.log
    past.hear(log, [*log[:4], log[5], log[4], *log[6:]])
    assert past.row().wrong == ["1 sockets have another order"]


def test_an_event_that_says_something_else_to_sockets_is_wrong(past: Past) -> None:
    log = past.house.log
    other = {**log[5], "data": {"text": "글 99 7"}}
    past.hear(*[[*log[:5], other, *log[6:]]] * SOCKETS)
    assert past.row().wrong == [f"{SOCKETS} sockets have another order"]


def test_what_a_socket_hears_after_the_log_was_read_is_no_matter(past: Past) -> None:
    past.hear([*past.house.log, {**past.house.log[-1], "seq": len(past.house.log) + 1}])
    assert past.row().is_clean


def test_a_resync_is_wrong(past: Past) -> None:
    past.hear([*past.house.log, {"type": "resync"}])
    assert past.row().wrong == ["1 resyncs"]


def test_an_event_that_the_webhook_misses_is_lost(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "LONGEST", 0.2)
    past.hear(hook=past.comments()[1:])
    assert past.row().lost == ["the webhook missed 1 events"]


def test_the_webhook_may_hear_an_event_again_but_not_a_later_one_before(past: Past) -> None:
    first, second, *others = past.comments()
    past.hear(hook=[first, second, first, *others])
    assert past.row().is_clean
    past.receiver.seqs[:] = [second, first, *others]
    assert verdicts.out_of_order(past, past.house.log) == ["the webhook was told in another order"]


def test_an_answer_that_is_old_is_wrong_beyond_its_bound(past: Past) -> None:
    item = an_item(past)
    deeds = past.writers[0].deeds[item]
    past.readers[0].seen.append(Seen(deeds[2][0] + 1.5, item, 3, deeds[1][1]))
    assert past.row().wrong == ["an answer that was 1.5 s old"]
    kept = verdict("planted", past, 0.0, stale_seconds=STALE_SECONDS)
    assert (kept.wrong, kept.stale_seconds) == ([], pytest.approx(1.5))


def test_a_list_without_an_item_that_was_there_is_old(past: Past) -> None:
    item = an_item(past)
    past.readers[0].seen.append(Seen(past.writers[0].deeds[item][0][0] + 2, item, 1, None))
    assert past.row().wrong == ["an answer that was 2.0 s old"]


def test_an_answer_may_show_what_is_acknowledged_only_later(past: Past) -> None:
    item = an_item(past)
    deeds = past.writers[0].deeds[item]
    past.readers[0].seen.append(Seen(deeds[1][0] + 9, item, 2, deeds[2][1]))
    assert past.row().is_clean


def test_an_old_answer_over_the_wire_is_seen(past: Past) -> None:
    item = past.writers[0]._item
    texts, status = past.house.texts[item][:], past.house.statuses[item]
    past.write(2)
    past.house.texts[item], late = texts, past.house.texts[item]
    past.house.statuses[item], later = status, past.house.statuses[item]
    past.read()
    past.house.texts[item], past.house.statuses[item] = late, later
    assert past.row().stale_seconds > 0


def test_an_answer_as_it_never_was_is_wrong(past: Past) -> None:
    item = an_item(past)
    past.readers[0].seen.append(Seen(past.writers[0].deeds[item][0][0], item, 0, ("open", 99)))
    assert past.row().wrong == [f"{item} as ('open', 99), which it never was"]


def test_a_comment_that_is_shown_twice_is_wrong(past: Past) -> None:
    texts = past.house.texts[past.writers[-1]._item]
    texts.append(texts[0])
    past.read()
    texts.pop()
    assert any("a comment twice in " in words for words in past.row().wrong)


def test_a_member_who_is_turned_away_is_wrong(past: Past) -> None:
    past.house.refusals.append(problem(403, TYPE, code="project.forbidden"))
    past.read()
    assert [words[:22] for words in past.row().wrong] == ["403 project.forbidden "]


@pytest.mark.parametrize(
    ("refusal", "flaws"),
    [
        (problem(503, TYPE | LATER), []),
        (problem(429, TYPE | LATER), []),
        (problem(503, TYPE), ["503 without Retry-After"]),
        (problem(503, TYPE | {"Retry-After": "soon"}), ["503 without Retry-After"]),
        (problem(429, TYPE), ["429 without Retry-After"]),
        (problem(503, TYPE | LATER, code="", request_id=""), ["503 without code, request_id"]),
        (problem(503, {"Content-Type": "application/json"} | LATER), ["503 is no problem document"]),
        ((503, TYPE | LATER, b"<html>"), ["503 is no problem document"]),
        ((502, {"Content-Type": "text/html"}, b"<html>"), ["502 is no problem document"]),
        (problem(500, TYPE), ["500"]),
    ],
)
def test_a_refusal_with_which_no_client_can_live_is_a_flaw(past: Past, refusal: Refusal, flaws: list[str]) -> None:
    past.house.refusals.append(refusal)
    past.write(1)
    row = past.row()
    assert [flaw.partition(": ")[2] for flaw in row.flawed] == flaws
    assert (sum(row.refused.values()), row.lost, row.wrong) == (1, [], [])


def test_work_that_was_taken_and_came_to_no_good_end_is_lost(past: Past) -> None:
    answers = iter([{"id": "9"}, *[{"status": status} for status in ("succeeded", "failed") * 2]])
    planner = Planner(SimpleNamespace(port=1, must=lambda *_, **__: next(answers)), "1")  # type: ignore[arg-type]
    planner.begun = [{"job": {"id": "a"}}, {"job": {"id": "b"}}]
    past.doers.append(planner)
    assert past.row().lost == ["Planner: b"]


def test_a_writer_who_gave_up_is_no_row_at_all(past: Past) -> None:
    past.writers[0].failure = AssertionError("400")
    with pytest.raises(AssertionError, match="400"):
        past.row()


def test_what_is_lost_wrong_or_flawed_is_not_clean() -> None:
    assert Row("planted").is_clean
    assert [Row("planted", **{name: ["x"]}).is_clean for name in ("lost", "wrong", "flawed")] == [False] * 3


def test_silence_is_the_longest_time_without_a_good_answer(past: Past) -> None:
    past.ended += 7
    row = past.row()
    assert row.silence_seconds == pytest.approx(7, abs=0.5)
    assert row.write_silence_seconds >= row.silence_seconds
