"""The stores of social login, each twice: in memory and on the real part."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from identity.application import ports, social_ports
from identity.contracts import Language, LoginMethod
from identity.domain.social import AlreadyLinked, Flow, IdentityTaken, PendingSignUp, SocialIdentity
from identity.domain.verification import Purpose, Verification
from identity.infrastructure.social_flows import RedisSocialFlows
from identity.infrastructure.social_store import DjangoPendingSignUpStore, DjangoSocialIdentityStore
from identity.infrastructure.verification_store import DjangoVerificationStore
from tests.identity.examples import AT
from tests.identity.fakes import FakeClock, FakeVerificationStore
from tests.identity.social.fakes import FakePendingSignUpStore, FakeSocialFlows, FakeSocialIdentityStore, SocialMemory


@dataclass
class Adapters:
    unit_of_work: Callable[..., AbstractContextManager[None]]
    flows: social_ports.SocialFlows
    identities: social_ports.SocialIdentityStore
    sign_ups: social_ports.PendingSignUpStore
    verifications: ports.VerificationStore


@pytest.fixture(params=["fake", "real"])
def adapters(request: Any, db: None) -> Adapters:
    if request.param == "real":
        stores = (DjangoSocialIdentityStore(), DjangoPendingSignUpStore(), DjangoVerificationStore())
        return Adapters(unit_of_work, RedisSocialFlows(), *stores)
    memory = SocialMemory()
    fakes = (FakeSocialIdentityStore(memory), FakePendingSignUpStore(memory), FakeVerificationStore(memory))
    return Adapters(memory.unit_of_work, FakeSocialFlows(FakeClock()), *fakes)


def full_identity(**changed: Any) -> SocialIdentity:
    parts = {"provider": LoginMethod.NAVER, "subject": "nAvEr-1", "email": "Minji@naver.com", "linked_at": AT}
    return SocialIdentity(**{"id": new_id(), "account_id": new_id()} | parts | changed)


def full_sign_up(**changed: Any) -> PendingSignUp:
    parts = {"token_hash": "t" * 64, "provider": LoginMethod.NAVER, "subject": "nAvEr-1", "name": "김민지"}
    return PendingSignUp(**{"id": new_id(), "language": Language.ENGLISH, "created_at": AT} | parts | changed)


def test_a_flow_comes_back_as_it_was_kept_and_once(adapters: Adapters) -> None:
    flow = Flow(LoginMethod.GOOGLE, "hash", "https://app.example/back", "nonce", "verifier")
    adapters.flows.put("state", flow, 60)
    assert adapters.flows.take("another state") is None
    assert adapters.flows.take("state") == flow
    assert adapters.flows.take("state") is None


def test_an_identity_is_found_by_the_provider_and_its_exact_subject(adapters: Adapters) -> None:
    identity = full_identity()
    with adapters.unit_of_work(by=SYSTEM):
        adapters.identities.add(identity)
    assert adapters.identities.find(LoginMethod.NAVER, "nAvEr-1") == identity
    assert adapters.identities.find(LoginMethod.NAVER, "naver-1") is None
    assert adapters.identities.find(LoginMethod.KAKAO, "nAvEr-1") is None


def test_the_identities_of_an_account_stand_oldest_first(adapters: Adapters) -> None:
    newer = full_identity(linked_at=AT + timedelta(days=1))
    older = full_identity(account_id=newer.account_id, provider=LoginMethod.KAKAO)
    with adapters.unit_of_work(by=SYSTEM):
        for identity in (newer, older, full_identity(subject="somebody else's")):
            adapters.identities.add(identity)
    assert adapters.identities.of_account(newer.account_id) == [older, newer]


def test_an_identity_opens_one_account_and_an_account_has_one_of_each_provider(adapters: Adapters) -> None:
    first = full_identity()
    with adapters.unit_of_work(by=SYSTEM):
        adapters.identities.add(first)
    for second, refusal in (
        (full_identity(), IdentityTaken),
        (full_identity(account_id=first.account_id, subject="another"), AlreadyLinked),
    ):
        with pytest.raises(refusal), adapters.unit_of_work(by=SYSTEM):
            adapters.identities.add(second)
    assert adapters.identities.of_account(first.account_id) == [first]


def test_removing_says_whether_there_was_one(adapters: Adapters) -> None:
    kept, gone = full_identity(provider=LoginMethod.KAKAO), full_identity()
    kept = replace(kept, account_id=gone.account_id)
    with adapters.unit_of_work(by=SYSTEM):
        adapters.identities.add(kept)
        adapters.identities.add(gone)
        removed = [adapters.identities.remove(gone.account_id, LoginMethod.NAVER) for _ in range(2)]
    assert removed == [True, False]
    assert adapters.identities.of_account(gone.account_id) == [kept]


def test_a_sign_up_comes_back_as_it_was_kept(adapters: Adapters) -> None:
    sign_up = full_sign_up()
    with adapters.unit_of_work(by=SYSTEM):
        assert adapters.sign_ups.put(sign_up) == sign_up
    assert adapters.sign_ups.by_token("t" * 64) == sign_up
    assert adapters.sign_ups.by_id(sign_up.id) == sign_up
    assert adapters.sign_ups.by_token("u" * 64) is None
    assert adapters.sign_ups.by_id(new_id()) is None


def test_one_person_waits_once(adapters: Adapters) -> None:
    older = full_sign_up()
    newer = full_sign_up(token_hash="u" * 64, name="민지", created_at=AT + timedelta(minutes=5))
    with adapters.unit_of_work(by=SYSTEM):
        adapters.sign_ups.put(older)
        assert adapters.sign_ups.put(newer) == replace(newer, id=older.id)
    assert adapters.sign_ups.by_token("t" * 64) is None
    assert adapters.sign_ups.by_token("u" * 64) == replace(newer, id=older.id)


def test_a_sign_up_is_taken_once(adapters: Adapters) -> None:
    sign_up = full_sign_up()
    with adapters.unit_of_work(by=SYSTEM):
        adapters.sign_ups.put(sign_up)
    with adapters.unit_of_work(by=SYSTEM):
        assert [adapters.sign_ups.take(sign_up.id) for _ in range(2)] == [True, False]
    assert adapters.sign_ups.by_id(sign_up.id) is None


def test_old_sign_ups_are_forgotten_with_the_proofs_of_all_that_are_gone(adapters: Adapters) -> None:
    old, taken = full_sign_up(), full_sign_up(token_hash="v" * 64, subject="3", created_at=AT + timedelta(hours=1))
    new = full_sign_up(token_hash="u" * 64, subject="2", created_at=AT + timedelta(seconds=1))
    with adapters.unit_of_work(by=SYSTEM):
        for sign_up in (old, taken, new):
            adapters.sign_ups.put(sign_up)
            adapters.verifications.save(_aimed(adapters, sign_up))
        adapters.sign_ups.take(taken.id)
    with adapters.unit_of_work(by=SYSTEM):
        assert adapters.sign_ups.forget_older(new.created_at) == 1
        kept = [adapters.verifications.get(each.id, Purpose.SOCIAL).email for each in (old, taken, new)]
    assert kept == ["", "", "minji@example.kr"]
    assert adapters.sign_ups.by_id(old.id) is None
    assert adapters.sign_ups.by_id(new.id) == new


def _aimed(adapters: Adapters, sign_up: PendingSignUp) -> Verification:
    verification = adapters.verifications.get(sign_up.id, Purpose.SOCIAL)
    verification.aim("minji@example.kr")
    return verification
