"""A round to a webhook, with everything in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.events import project_channel
from tests.webhooks.examples import MINUTE, NOON, event_of, webhook_of
from tests.webhooks.fakes import FakeDue, FakePost, FakeStandings, FakeWebhooks
from webhooks.application.courier import Courier
from webhooks.application.ports import Letter, Standing
from webhooks.application.send_events import MOST_IN_A_ROUND, send_events, start_project, sweep_webhooks
from webhooks.contracts import DeliveryStatus, Failure, PauseReason
from webhooks.domain.outcome import Outcome
from webhooks.domain.webhook import Webhook
from webhooks.infrastructure.lanes import SlowLane

REFUSED = Outcome(Failure.REFUSED, 9, 500)


@dataclass
class Round:
    """`hook` is sent to at `now`; `started` are those whose turn comes again, `followed` the channels."""

    hooks: FakeWebhooks = field(default_factory=FakeWebhooks)
    post: Any = field(default_factory=FakePost)
    standings: FakeStandings = field(default_factory=FakeStandings)
    lane: Any = field(default_factory=lambda: SlowLane(1))
    now: datetime = NOON
    started: list[UUID] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    notified: list[PauseReason | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        hook = webhook_of()
        self.hooks.add(hook)
        self.id, self.project_id = hook.id, hook.project_id

    @property
    def hook(self) -> Webhook:
        return self.hooks.hooks[self.id]

    def happen(self, *seqs: int, kind: str = "comment.added") -> None:
        self.hooks.log.events += [event_of(seq, kind) for seq in seqs]

    def send(self) -> None:
        send_events(
            self.id,
            leases=self.hooks,
            lane=self.lane,
            courier=self.courier(),
            due=FakeDue(self.hooks),
            start=self.started.append,
            clock=lambda: self.now,
        )

    def courier(self) -> Courier:
        return Courier(
            unit_of_work=self.hooks.unit_of_work,
            leases=self.hooks,
            deliveries=self.hooks.messages,
            log=self.hooks.log,
            standings=self.standings,
            post=self.post,
            notify=lambda hook: self.notified.append(hook.pause_reason),
            chance=lambda: 0.0,
            clock=lambda: self.now,
        )

    def statuses(self) -> list[DeliveryStatus]:
        return [each.status for each in sorted(self.hooks.messages.of(self.id), key=lambda each: each.seq or 0)]


@pytest.fixture
def turn() -> Round:
    return Round()


def test_what_happened_is_sent_in_its_order_and_signed_with_every_live_secret(turn: Round) -> None:
    turn.happen(8, 9, 10)
    turn.send()
    assert (turn.post.seqs, turn.hook.seq, turn.hook.due_at) == ([8, 9, 10], 10, None)
    assert turn.post.sent[0].url == turn.hook.terms.url
    assert turn.post.sent[0].secrets == turn.hook.live_secrets(NOON)
    assert (turn.started, turn.hooks.leases) == ([], {})


def test_what_is_not_heard_is_passed_over(turn: Round) -> None:
    turn.happen(8, kind="video.ready")
    turn.happen(9)
    turn.happen(10, kind="video.ready")
    turn.send()
    assert (turn.post.seqs, turn.hook.seq, len(turn.statuses())) == ([9], 10, 1)


def test_the_next_waits_until_the_one_before_was_taken_or_given_up(turn: Round) -> None:
    turn.happen(8, 9)
    turn.post.outcomes = [REFUSED] * 10
    for tries in range(1, 10):
        turn.send()
        turn.send()
        assert turn.post.seqs == [8] * tries
        assert turn.hook.due_at is not None
        turn.now = turn.hook.due_at
    turn.send()
    assert turn.post.seqs == [8] * 10 + [9]
    assert turn.statuses() == [DeliveryStatus.FAILED, DeliveryStatus.DELIVERED]
    assert turn.hook.given_up == 0


def test_nothing_is_open_while_something_is_sent(turn: Round) -> None:
    """A transaction that waits for a receiver holds what others need."""
    turn.happen(8)
    open_then: list[int] = []
    sent = turn.post

    def post(letter: Letter) -> Outcome:
        open_then.append(turn.hooks.open_works)
        return sent(letter)

    turn.post = post
    turn.send()
    assert open_then == [0]


def test_who_dies_while_it_is_sent_leaves_it_to_the_next_under_the_same_id(turn: Round) -> None:
    turn.happen(8)
    sent = turn.post

    def die(letter: Letter) -> Outcome:
        sent(letter)
        raise KeyboardInterrupt

    turn.post = die
    with pytest.raises(KeyboardInterrupt):
        turn.send()
    turn.post = sent
    turn.send()
    assert len(sent.sent) == 1
    turn.now += timedelta(seconds=31)
    turn.send()
    assert [letter.id for letter in sent.sent] == [sent.sent[0].id] * 2
    assert turn.statuses() == [DeliveryStatus.DELIVERED]


def test_who_has_lost_its_turn_meanwhile_notes_nothing(turn: Round) -> None:
    turn.happen(8)

    def late(letter: Letter) -> Outcome:
        turn.now += MINUTE
        assert turn.hooks.claim(turn.id, turn.now) is not None
        return Outcome(None, 1, 200)

    turn.post = late
    turn.send()
    assert turn.statuses() == [DeliveryStatus.PENDING]
    assert turn.hooks.leases.keys() == {turn.id}


def test_what_is_paused_or_deleted_while_it_is_sent_ends_with_that(turn: Round) -> None:
    turn.happen(8, 9)

    def pausing(letter: Letter) -> Outcome:
        turn.hook.pause(PauseReason.BY_HAND, NOON)
        return Outcome(None, 1, 200)

    turn.post = pausing
    turn.send()
    assert (turn.statuses(), turn.notified) == ([DeliveryStatus.DELIVERED, DeliveryStatus.PENDING], [])
    turn.hook.resume(turn.hook.keeper, NOON)

    def deleting(letter: Letter) -> Outcome:
        del turn.hooks.hooks[turn.id]
        return Outcome(None, 1, 200)

    turn.post = deleting
    turn.send()
    assert turn.statuses() == [DeliveryStatus.DELIVERED, DeliveryStatus.PENDING]


@pytest.mark.parametrize(
    ("standing", "reason", "due_at"),
    [(Standing.LEFT, PauseReason.KEEPER_LEFT, None), (Standing.AWAY, None, NOON + MINUTE)],
)
def test_whose_right_has_gone_is_asked_before_anything_is_sent(
    turn: Round, standing: Standing, reason: PauseReason | None, due_at: datetime | None
) -> None:
    turn.happen(8)
    turn.standings.standing = standing
    turn.send()
    assert (turn.post.sent, turn.hook.pause_reason, turn.hook.due_at) == ([], reason, due_at)
    assert (turn.statuses(), turn.hook.seq) == ([], 7)
    assert turn.notified == ([reason] if reason else [])


def test_who_answers_410_is_not_asked_again_and_the_keeper_is_told(turn: Round) -> None:
    turn.happen(8, 9)
    turn.post.outcomes = [Outcome(Failure.GONE, 1, 410)]
    turn.send()
    assert (turn.post.seqs, turn.hook.pause_reason, turn.notified) == ([8], PauseReason.GONE, [PauseReason.GONE])


def test_after_fifty_steps_others_have_their_turn(turn: Round) -> None:
    turn.happen(*range(8, 8 + MOST_IN_A_ROUND + 5))
    turn.send()
    assert (len(turn.post.sent), turn.started) == (MOST_IN_A_ROUND - 2, [turn.id])
    turn.send()
    assert turn.post.seqs == list(range(8, 8 + MOST_IN_A_ROUND + 5))


def test_what_happens_while_the_turn_ends_is_not_left_to_the_sweep(turn: Round) -> None:
    release: Callable[..., None] = turn.hooks.release

    def late(webhook_id: UUID, lease: UUID) -> None:
        turn.happen(8)
        release(webhook_id, lease)

    turn.hooks.release = late  # type: ignore[method-assign]
    turn.send()
    assert (turn.post.sent, turn.started) == ([], [turn.id])


def test_those_that_fail_leave_places_to_the_others(turn: Round) -> None:
    turn.happen(8, 9)
    turn.post.outcomes = [REFUSED]
    turn.send()
    assert turn.hook.due_at is not None
    turn.now = turn.hook.due_at
    with turn.lane(is_slow=True) as may_pass:
        assert may_pass
        turn.send()
        assert (turn.post.seqs, turn.started, turn.hooks.leases) == ([8], [], {})
        with turn.lane(is_slow=False) as is_healthy:
            assert is_healthy
    turn.send()
    assert turn.post.seqs == [8, 8, 9]


def test_a_receiver_that_takes_long_gives_its_place_back_and_waits_for_one_of_the_slow(turn: Round) -> None:
    turn.happen(*range(8, 30))
    sent = turn.post

    def slowly(letter: Letter) -> Outcome:
        turn.now += timedelta(seconds=4)
        return replace(sent(letter), milliseconds=4000)

    turn.post = slowly
    turn.send()
    assert (len(sent.sent), turn.started) == (3, [turn.id])
    with turn.lane(is_slow=True):
        turn.send()
    assert len(sent.sent) == 3
    turn.post = sent
    turn.send()
    assert (len(sent.sent), turn.hook.is_slow) == (22, False)


def test_what_retention_dropped_is_told_once_and_what_waited_for_it_has_failed(turn: Round) -> None:
    turn.happen(8, 9, 10)
    turn.post.outcomes = [REFUSED]
    turn.send()
    turn.hooks.log.oldest = 9
    turn.happen(11)
    assert turn.hook.due_at is not None
    turn.now = turn.hook.due_at + MINUTE
    turn.send()
    told = [(letter.message["type"], letter.message["seq"]) for letter in turn.post.sent[1:]]
    assert told == [("resync", 9), ("comment.added", 10), ("comment.added", 11)]
    assert turn.statuses() == [DeliveryStatus.FAILED, DeliveryStatus.FAILED, *[DeliveryStatus.DELIVERED] * 3]


def test_what_is_resent_and_dropped_before_its_turn_repeats_nothing_else(turn: Round) -> None:
    turn.happen(8, 9, 10)
    turn.send()
    first = min(turn.hooks.messages.of(turn.id), key=lambda each: each.seq or 0)
    first.repeat(turn.hooks.log.head(""), NOON)
    turn.hooks.messages.save(first)
    turn.hook.wait(NOON)
    turn.hooks.log.oldest = 8
    turn.send()
    assert (turn.post.seqs, turn.hook.seq) == ([8, 9, 10], 10)
    assert turn.statuses() == [DeliveryStatus.FAILED, DeliveryStatus.DELIVERED, DeliveryStatus.DELIVERED]


def test_a_wake_up_follows_anew_and_starts_what_is_due(turn: Round) -> None:
    turn.happen(8)
    due = FakeDue(turn.hooks)
    parts: dict[str, Any] = {"due": due, "follow": turn.followed.append, "start": turn.started.append}
    start_project(turn.project_id, **parts, clock=lambda: NOON)
    sweep_webhooks(**parts, clock=lambda: NOON)
    assert turn.started == [turn.id, turn.id]
    assert turn.followed == [project_channel(turn.project_id)] * 2
    turn.hook.pause(PauseReason.BY_HAND, NOON)
    start_project(turn.project_id, **parts, clock=lambda: NOON)
    assert (len(turn.started), len(turn.followed)) == (2, 2)
