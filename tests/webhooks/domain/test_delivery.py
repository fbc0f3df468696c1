"""One message, from the first attempt to its end."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.ids import new_id
from core.domain.stream import Head
from tests.webhooks.examples import HEAD, MINUTE, NOON, event_of
from webhooks.contracts import DeliveryStatus, Failure
from webhooks.domain.delivery import FIRST_PAUSE, KEPT_ATTEMPTS, LONGEST_PAUSE, MOST_TRIES, Delivery, pause_after
from webhooks.domain.outcome import LONGEST_EXCERPT, Outcome, failure_of
from webhooks.domain.refusals import DeliveryIsPending, DeliveryNotRepeatable

TAKEN, REFUSED = Outcome(None, 12, 200, excerpt="thanks"), Outcome(Failure.REFUSED, 9, 500)
HOOK = new_id()


def queued(seq: int = 8) -> Delivery:
    return Delivery.of_event(HOOK, event_of(seq), NOON)


def test_its_id_is_the_same_for_the_same_event_and_webhook_alone() -> None:
    assert queued().id == queued().id
    others = {queued(9).id, Delivery.of_event(new_id(), event_of(8), NOON).id, Delivery.resync(HOOK, 8, NOON).id}
    assert len({queued().id, *others}) == 4


def test_what_was_taken_has_ended() -> None:
    delivery = queued()
    delivery.note(TAKEN, NOON + MINUTE, 0)
    assert (delivery.status, delivery.ended_at, delivery.tries) == (DeliveryStatus.DELIVERED, NOON + MINUTE, 1)
    assert (delivery.excerpt, delivery.attempts[0].status_code) == ("thanks", 200)


def test_after_ten_tries_it_is_given_up() -> None:
    delivery = queued()
    for _ in range(MOST_TRIES - 1):
        delivery.note(REFUSED, NOON, 0)
        assert delivery.is_pending
    delivery.note(REFUSED, NOON, 0)
    assert (delivery.status, delivery.ended_at) == (DeliveryStatus.FAILED, NOON)


def test_who_has_gone_and_a_ping_are_not_tried_again() -> None:
    for delivery, outcome in ((queued(), Outcome(Failure.GONE, 1, 410)), (Delivery.ping(HOOK, NOON), REFUSED)):
        delivery.note(outcome, NOON, 0)
        assert delivery.status is DeliveryStatus.FAILED


def test_repeating_begins_anew_and_keeps_what_is_known() -> None:
    delivery = queued()
    with pytest.raises(DeliveryIsPending):
        delivery.repeat(HEAD, NOON)
    for _ in range(KEPT_ATTEMPTS + 5):
        delivery.note(TAKEN, NOON, 0)
        delivery.repeat(HEAD, NOON + MINUTE)
    assert (delivery.status, delivery.tries, delivery.due_at) == (DeliveryStatus.PENDING, 0, NOON + MINUTE)
    assert (len(delivery.attempts), delivery.ended_at) == (KEPT_ATTEMPTS, None)


def test_what_is_not_kept_any_more_and_a_ping_are_not_repeated() -> None:
    gone, ping = queued(), Delivery.ping(HOOK, NOON)
    for delivery, head in ((gone, Head(seq=9, oldest=8, epoch="x")), (ping, HEAD)):
        delivery.note(TAKEN, NOON, 0)
        with pytest.raises(DeliveryNotRepeatable):
            delivery.repeat(head, NOON)
        assert delivery.status is DeliveryStatus.DELIVERED


def test_an_event_that_expired_was_not_delivered() -> None:
    delivery = queued()
    delivery.give_up(Failure.EVENT_EXPIRED, NOON)
    assert (delivery.status, delivery.attempts[-1].failure) == (DeliveryStatus.FAILED, Failure.EVENT_EXPIRED)


@given(st.integers(1, MOST_TRIES), st.floats(0, 1))
def test_a_pause_doubles_and_half_of_it_is_left_to_chance(tries: int, chance: float) -> None:
    whole = min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE)
    assert whole / 2 <= pause_after(tries, chance, None) <= whole
    assert pause_after(tries, chance, timedelta(days=9)) == LONGEST_PAUSE
    assert pause_after(1, chance, MINUTE) == MINUTE


@pytest.mark.parametrize(
    ("status", "failure"),
    [(200, None), (204, None), (299, None), (301, Failure.REDIRECTED), (304, Failure.REDIRECTED), (410, Failure.GONE)]
    + [(status, Failure.REFUSED) for status in (100, 199, 400, 404, 429, 500, 503, 599)],
)
def test_only_two_hundreds_are_deliveries(status: int, failure: Failure | None) -> None:
    assert failure_of(status) is failure


def test_an_excerpt_is_short() -> None:
    with pytest.raises(ValueError, match="short"):
        Outcome(None, 1, 200, excerpt="x" * (LONGEST_EXCERPT + 1))
