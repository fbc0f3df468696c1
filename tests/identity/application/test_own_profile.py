"""What people change of themselves, on fakes."""

from functools import partial
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.errors import InvalidField, Stale
from core.domain.ids import new_id
from identity.application.decide_consents import decide_consents
from identity.application.preferences import change_preferences, read_preferences
from identity.application.revise_profile import ReviseProfile, revise_profile
from identity.contracts import Channel, Digest, NotificationType
from identity.domain.account import Account, EmailAddress, Username, UsernameTaken
from identity.domain.consents import ConsentNeeded, Document
from identity.domain.preferences import Preferences
from identity.domain.session import TokenInvalid
from tests.identity.application.conftest import World
from tests.identity.examples import full_account
from tests.identity.profile_fakes import FakePreferenceStore


class Mirror(World):
    """One person with their account."""

    def __init__(self) -> None:
        super().__init__()
        self.put(full_account(is_active=True))
        self.before = self.only_account()
        self.actor = Actor(self.before.id, self.before.shown_name)
        write: dict[str, Any] = {"unit_of_work": self.memory.unit_of_work, "accounts": self.accounts}
        self.preferences = FakePreferenceStore(self.memory)
        kept = {"unit_of_work": self.memory.unit_of_work, "preferences": self.preferences}
        self._revise = partial(revise_profile, **write, publish=self.memory.publish)
        self.change_preferences = partial(change_preferences, **kept)
        self.decide = partial(decide_consents, **write, publish=self.memory.publish, clock=self.clock)

    def revise(self, version: int | None = None, actor: Actor | None = None, **changed: str) -> Account:
        return self._revise(actor or self.actor, ReviseProfile(changed, version))

    def stored(self) -> Account:
        return self.memory.tables.accounts[self.before.id]


@pytest.fixture
def mirror() -> Mirror:
    return Mirror()


def test_another_name_is_stored_counted_and_told(mirror: Mirror) -> None:
    after = mirror.revise(name="이민지")
    assert after == mirror.stored()
    assert (after.name, after.version) == ("이민지", mirror.before.version + 1)
    assert mirror.told("account.renamed") == [{"user_id": str(after.id), "shown_name": "이민지"}]


def test_what_shows_no_other_name_is_no_news(mirror: Mirror) -> None:
    mirror.revise(username="hidden", company="여름 필름")
    assert mirror.told("account.renamed") == []


def test_the_same_again_changes_nothing(mirror: Mirror) -> None:
    assert mirror.revise(name=mirror.before.name) == mirror.before == mirror.stored()


def test_a_refused_change_stores_and_tells_nothing(mirror: Mirror) -> None:
    other = full_account(username=Username("taken"), email=EmailAddress("other@example.kr"))
    mirror.memory.tables.accounts[other.id] = other
    refused: list[tuple[type[Exception], dict[str, Any]]] = [
        (Stale, {"version": mirror.before.version + 1, "name": "이민지"}),
        (UsernameTaken, {"username": "TAKEN", "name": "이민지"}),
        (InvalidField, {"name": "이민지", "time_zone": "Mars/Olympus"}),
        (TokenInvalid, {"actor": Actor(new_id(), "손님"), "name": "이민지"}),
    ]
    for refusal, given in refused:
        with pytest.raises(refusal):
            mirror.revise(**given)
        assert mirror.stored() == mirror.before
    assert mirror.told("account.renamed") == []


def test_preferences_are_changed_by_who_saw_the_present_ones(mirror: Mirror) -> None:
    switched = {(NotificationType.MENTION, Channel.MAIL): False}
    after = mirror.change_preferences(mirror.actor, {"switches": switched, "digest": Digest.DAILY}, 1)
    assert read_preferences(mirror.actor.user_id, preferences=mirror.preferences) == after
    with pytest.raises(Stale) as stale:
        mirror.change_preferences(mirror.actor, {"digest": Digest.OFF}, 1)
    assert stale.value.current == after
    with pytest.raises(TokenInvalid):
        mirror.change_preferences(Actor(new_id(), "손님"), {}, None)
    with pytest.raises(TokenInvalid):
        read_preferences(new_id(), preferences=mirror.preferences)


def test_preferences_that_stay_the_same_are_not_stored(mirror: Mirror) -> None:
    assert mirror.change_preferences(mirror.actor, {"digest": Digest.OFF}, None) == Preferences()
    assert mirror.memory.tables.preferences == {}


def test_of_several_decisions_all_hold_or_none(mirror: Mirror) -> None:
    with pytest.raises(ConsentNeeded):
        mirror.decide(mirror.actor, {Document.MARKETING: "2026-02", Document.TERMS: None})
    assert mirror.stored() == mirror.before
    after = mirror.decide(mirror.actor, {Document.MARKETING: "2026-02", Document.TERMS: "2026-02"})
    assert [(each.document, each.at) for each in after.consents[-2:]] == [
        ("marketing", mirror.clock()),
        ("terms", mirror.clock()),
    ]
    assert mirror.stored().consents == after.consents


def test_every_decision_is_told_once(mirror: Mirror) -> None:
    for version in ("2026-03", "2026-03", None):
        mirror.decide(mirror.actor, {Document.MARKETING: version})
    told = {"user_id": str(mirror.actor.user_id), "document": "marketing", "version": "2026-03"}
    assert mirror.told("consent.decided") == [told | {"agreed": True}, told | {"agreed": False}]
