"""What share links and guests may be and become."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.domain.errors import InvalidField, Stale
from core.domain.ids import new_id
from core.domain.language import Language
from feedback.contracts import GuestBlocked, GuestSilenced, ShareLinkCreated, ShareLinkRevoked, ShareLinkUpdated
from feedback.contracts import ShareRight as Right
from feedback.domain import sharing_refusals as refusals
from feedback.domain.guest import AddressProof, Guest
from feedback.domain.share_link import ShareLink, ShareTarget, ShareTerms, password_text
from tests.feedback.examples import JIMIN, NOON

WEEK = NOON + timedelta(days=7)


def link(**terms: Any) -> ShareLink:
    target = ShareTarget(project_id=new_id(), video_id=new_id(), version_id=None)
    return ShareLink.created(new_id(), target, ShareTerms(**terms), "hash", JIMIN, NOON)


def guest(name: str = "손님 박") -> Guest:
    return Guest.came((new_id(), new_id(), new_id()), name, Language.KOREAN, NOON)


def test_whoever_may_anything_may_view() -> None:
    assert link(rights=frozenset({Right.APPROVE})).terms.rights == {Right.VIEW, Right.APPROVE}
    assert link(rights=frozenset()).row().rights == (Right.VIEW,)


def test_a_new_link_is_told_without_its_secrets() -> None:
    created = link(label="광고주", password_hash="argon2$secret", expires_at=WEEK)
    (fact,) = created.facts
    assert isinstance(fact, ShareLinkCreated)
    assert fact.link == created.row()
    assert "hash" not in str(fact.payload())
    assert "secret" not in str(fact.payload())


@pytest.mark.parametrize("ends", [NOON, NOON - timedelta(seconds=1), NOON + timedelta(days=367)])
def test_a_link_ends_within_a_year_from_now(ends: Any) -> None:
    with pytest.raises(InvalidField):
        link(expires_at=ends)


def test_a_link_is_open_until_it_is_revoked_or_over() -> None:
    lasting, ending = link(), link(expires_at=WEEK)
    for each in (lasting, ending):
        each.demand_open(WEEK - timedelta(microseconds=1))
    lasting.demand_open(WEEK)
    with pytest.raises(refusals.ShareLinkHasExpired):
        ending.demand_open(WEEK)
    ending.revoke(NOON)
    with pytest.raises(refusals.ShareLinkWasRevoked):
        ending.demand_open(NOON)


def test_the_same_terms_are_no_change() -> None:
    shared = link(label="광고주")
    shared.facts.clear()
    shared.revise(ShareTerms(label="광고주"), NOON)
    assert (shared.facts, shared.revision) == ([], 1)
    shared.revise(ShareTerms(label="광고주 2"), NOON)
    assert [type(fact) for fact in shared.facts] == [ShareLinkUpdated]
    assert shared.revision == 2


def test_an_end_that_stays_is_not_judged_again() -> None:
    shared = link(expires_at=WEEK)
    later = WEEK + timedelta(days=1)
    shared.revise(replace(shared.terms, label="새 이름"), later)
    with pytest.raises(InvalidField):
        shared.revise(replace(shared.terms, expires_at=WEEK + timedelta(hours=1)), later)


def test_a_revoked_link_is_told_once_and_changes_no_more() -> None:
    shared = link()
    shared.facts.clear()
    for _ in range(2):
        shared.revoke(NOON)
    assert [type(fact) for fact in shared.facts] == [ShareLinkRevoked]
    with pytest.raises(refusals.ShareLinkIsOver):
        shared.revise(ShareTerms(label="또"), NOON)


def test_a_change_needs_the_revision_that_was_seen() -> None:
    shared = link()
    shared.demand_revision(None)
    shared.demand_revision(1)
    with pytest.raises(Stale):
        shared.demand_revision(2)


@pytest.mark.parametrize("password", ["", "1234567", "가" * 129])
def test_passwords_have_8_to_128_characters(password: str) -> None:
    with pytest.raises(InvalidField):
        password_text(password)
    assert password_text("12345678") == "12345678"


def test_a_name_is_one_line_that_can_be_read() -> None:
    assert guest("  박이사 ").name == "박이사"
    for wrong in ("", "두\n줄", "탭\t이름", "가" * 51, "\u202e뒤집힘", "\u3164"):
        with pytest.raises(InvalidField):
            guest(wrong)


def asked(visitor: Guest) -> None:
    visitor.ask_proof("client@example.kr", "right", NOON)


def test_an_address_counts_when_its_code_came_back() -> None:
    visitor = guest()
    asked(visitor)
    assert (visitor.email, visitor.prove("wrong", NOON), visitor.email) == ("", False, "")
    assert visitor.prove("right", NOON + timedelta(minutes=10))
    assert (visitor.email, visitor.proof.email) == ("client@example.kr", "")
    with pytest.raises(refusals.GuestCodeExpired):
        visitor.prove("right", NOON)


def test_codes_are_a_minute_apart_end_after_ten_and_bear_five_tries() -> None:
    visitor = guest()
    asked(visitor)
    with pytest.raises(refusals.GuestMailTooSoon) as soon:
        visitor.ask_proof("other@example.kr", "other", NOON + timedelta(seconds=59))
    assert soon.value.seconds == 1
    with pytest.raises(refusals.GuestCodeExpired):
        visitor.prove("right", NOON + timedelta(minutes=10, seconds=1))
    for _ in range(5):
        visitor.prove("wrong", NOON)
    with pytest.raises(refusals.GuestCodeLocked):
        visitor.prove("right", NOON)
    visitor.ask_proof("client@example.kr", "new", NOON + timedelta(seconds=60))
    assert visitor.prove("new", NOON + timedelta(seconds=60))


def test_nobody_proves_what_they_did_not_ask_for() -> None:
    with pytest.raises(refusals.GuestCodeExpired):
        guest().prove("", NOON)


def test_a_guest_is_blocked_once_and_silenced_as_often_as_it_takes() -> None:
    visitor = guest()
    for _ in range(2):
        visitor.block(NOON)
        visitor.silence()
    assert [type(fact) for fact in visitor.facts] == [GuestBlocked, GuestSilenced, GuestSilenced]


def test_who_leaves_leaves_neither_name_nor_address() -> None:
    visitor = guest()
    asked(visitor)
    visitor.prove("right", NOON)
    visitor.leave("나간 게스트", NOON)
    assert (visitor.name, visitor.email, visitor.proof, visitor.left_at) == (
        "나간 게스트",
        "",
        AddressProof(sent_at=NOON),
        NOON,
    )
    assert visitor.author.is_guest
