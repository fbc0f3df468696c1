"""What may become of a webhook."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.domain.errors import InvalidField, Stale, Unacceptable
from core.domain.ids import new_id
from tests.webhooks.examples import HEAD, KEEPER, KEY, MINUTE, NOON, OLD_KEY, TERMS, webhook_of
from webhooks.contracts import PauseReason, WebhookCreated, WebhookPaused, WebhookResumed, WebhookStatus
from webhooks.domain.signature import secret_of
from webhooks.domain.terms import Keeper, Terms
from webhooks.domain.webhook import MOST_GIVEN_UP, Webhook

LATER = NOON + timedelta(hours=1)


def test_a_new_one_hears_what_happens_from_now_on() -> None:
    ids = (new_id(), new_id())
    hook = Webhook.create(ids, TERMS, secret_of(KEY), KEEPER, HEAD, NOON)
    assert (hook.seq, hook.epoch, hook.is_active, hook.version) == (7, HEAD.epoch, True, 1)
    assert hook.facts == [WebhookCreated(project_id=ids[1], webhook_id=ids[0], event_types=TERMS.event_types)]
    assert hook.hears("comment.added")
    assert not hook.hears("comment.deleted")


def test_everything_is_heard_whatever_else_is_named() -> None:
    terms = Terms.of("https://a.kr", ["comment.added", "*"], " 설명 ", ["comment.added"])
    assert (terms.event_types, terms.hears("what.ever"), terms.description) == (("*",), True, "설명")
    with pytest.raises(Unacceptable) as refused:
        Terms.of("https://a.kr", ["comment.added", "a.b", "c.d"], "", ["comment.added"])
    assert [fault.pointer for fault in refused.value.faults] == ["/event_types/1", "/event_types/2"]


def test_two_secrets_live_at_most_and_the_older_one_ends() -> None:
    hook = webhook_of()
    hook.rotate(secret_of(OLD_KEY), MINUTE, NOON)
    hook.rotate(secret_of(b"x" * 32), MINUTE, LATER)
    assert hook.live_secrets(LATER) == (secret_of(b"x" * 32), secret_of(OLD_KEY))
    assert hook.live_secrets(LATER + MINUTE) == (secret_of(b"x" * 32),)
    assert (hook.version, hook.secret_changed_at) == (3, LATER)


def test_pausing_and_resuming_twice_is_one_change() -> None:
    hook, other = webhook_of(given_up=3, failing_since=NOON), Keeper(new_id(), "이관리")
    for _ in range(2):
        hook.pause(PauseReason.BY_HAND, LATER)
    hook.pause(PauseReason.GONE, LATER)
    assert (hook.status, hook.pause_reason, hook.paused_at) == (WebhookStatus.PAUSED, PauseReason.BY_HAND, LATER)
    for _ in range(2):
        hook.resume(other, LATER)
    assert (hook.pause_reason, hook.paused_at, hook.given_up, hook.failing_since) == (None, None, 0, None)
    assert (hook.keeper, hook.due_at) == (other, LATER)
    assert [type(fact) for fact in hook.facts] == [WebhookPaused, WebhookResumed]


def test_an_active_one_keeps_its_keeper_when_it_is_resumed() -> None:
    hook = webhook_of()
    hook.resume(Keeper(new_id(), "이관리"), LATER)
    assert (hook.keeper, hook.facts, hook.version) == (KEEPER, [], 1)


def test_five_in_vain_pause_it_and_one_that_arrives_begins_the_count_anew() -> None:
    hook = webhook_of()
    for _ in range(MOST_GIVEN_UP - 1):
        hook.note_given_up(NOON)
    hook.note_delivered(LATER)
    assert (hook.given_up, hook.failing_since, hook.last_delivered_at) == (0, None, LATER)
    for _ in range(MOST_GIVEN_UP):
        assert hook.is_active
        hook.note_given_up(LATER)
    assert (hook.pause_reason, hook.failing_since) == (PauseReason.FAILING, LATER)


def test_failing_began_with_the_first_failure() -> None:
    hook = webhook_of()
    hook.note_failed(LATER, NOON)
    hook.note_failed(LATER + MINUTE, LATER)
    assert (hook.failing_since, hook.due_at, hook.given_up) == (NOON, LATER + MINUTE, 0)


@pytest.mark.parametrize("since", [2, 8, -1])
def test_a_replay_beyond_the_log_is_refused(since: int) -> None:
    hook = webhook_of()
    with pytest.raises(InvalidField):
        hook.replay(since, HEAD, NOON)
    assert (hook.seq, hook.facts) == (7, [])


def test_a_change_that_is_none_raises_no_version() -> None:
    hook = webhook_of()
    hook.revise(TERMS, LATER)
    assert (hook.version, hook.facts) == (1, [])
    hook.expect(None)
    hook.expect(1)
    with pytest.raises(Stale):
        hook.expect(2)


@pytest.mark.parametrize("noted", [Webhook.note_delivered, Webhook.note_given_up])
def test_sending_raises_no_version(noted: Callable[..., None]) -> None:
    hook = webhook_of()
    noted(hook, NOON)
    assert hook.version == 1
