"""Social login on fakes: whose account it is, what is kept, and who comes first."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest

from core.domain.actor import Actor
from core.domain.errors import Conflict, InvalidField, NotFound
from core.domain.ids import new_id
from identity.application.finish_social_login import EmailRequired
from identity.application.sessions import LoggedIn
from identity.application.social_flow import Callback
from identity.application.social_ports import ProviderUnavailable
from identity.application.start_social_login import StartSocialLogin
from identity.contracts import LoginMethod
from identity.domain.account import Account, EmailAddress, Username
from identity.domain.session import EndReason, ProofRequired, TokenInvalid, WrongCredentials
from identity.domain.social import (
    AlreadyLinked,
    CodeRefused,
    IdentityTaken,
    LastWayIn,
    LoginDenied,
    StateInvalid,
)
from identity.domain.verification import Purpose, Verification
from tests.identity.examples import full_account
from tests.identity.fakes import FakeAccountStore
from tests.identity.social.people import Person, person
from tests.identity.social.world import PHONE, SocialWorld

KAKAO, NAVER, GOOGLE = LoginMethod.KAKAO, LoginMethod.NAVER, LoginMethod.GOOGLE
EMAIL = "minji@example.kr"


@pytest.fixture
def world() -> SocialWorld:
    return SocialWorld()


def account(**changed: object) -> Account:
    """An open one, with a password."""
    parts = {"email": EmailAddress(EMAIL), "username": Username("minji"), "is_active": True, "withdrawn_at": None}
    return full_account(**parts | changed)


def opened(outcome: LoggedIn | EmailRequired) -> Account:
    assert isinstance(outcome, LoggedIn)
    return outcome.account


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"state": "another"}, StateInvalid),
        ({"flow_token": "another"}, StateInvalid),
        ({"provider": GOOGLE}, StateInvalid),
        ({"error": "access_denied", "code": ""}, LoginDenied),
        ({"error": "temporarily_unavailable", "code": ""}, ProviderUnavailable),
        ({"error": "invalid_scope", "code": ""}, CodeRefused),
        ({"code": "another"}, CodeRefused),
    ],
)
def test_a_refused_callback_keeps_nothing_and_ends_the_login(
    world: SocialWorld, changed: dict[str, object], refusal: type[Exception]
) -> None:
    callback, before = world.returned(KAKAO, person(EMAIL)), deepcopy(world.memory.tables)
    with pytest.raises(refusal):
        world.finish(replace(callback, **changed), PHONE)
    assert world.memory.tables == before
    if "state" not in changed:
        with pytest.raises(StateInvalid):
            world.finish(callback, PHONE)


def test_a_login_waits_ten_minutes(world: SocialWorld) -> None:
    callback = world.returned(KAKAO, person(EMAIL))
    world.clock.pass_(minutes=10)
    with pytest.raises(StateInvalid):
        world.finish(callback, PHONE)


def test_a_provider_that_is_down_keeps_nothing(world: SocialWorld) -> None:
    callback, before = world.returned(KAKAO, person(EMAIL)), deepcopy(world.memory.tables)
    world.providers.down = True
    with pytest.raises(ProviderUnavailable):
        world.finish(callback, PHONE)
    assert world.memory.tables == before


def test_the_browser_goes_back_where_it_is_allowed_to_only(world: SocialWorld) -> None:
    world.start(StartSocialLogin(KAKAO, "https://app.example/auth/kakao/callback"))
    with pytest.raises(InvalidField):
        world.start(StartSocialLogin(KAKAO, "https://app.example/auth/kakao/callback/.."))


def test_a_first_login_makes_a_verified_account_without_a_password(world: SocialWorld) -> None:
    newcomer = opened(world.log_in(KAKAO, person(EMAIL)))
    assert (newcomer.login_method, newcomer.is_verified, newcomer.has_password) == (KAKAO, True, False)
    assert newcomer.last_login_at == world.clock.now
    assert world.memory.tables.accounts == {newcomer.id: newcomer}
    for event in ("account.registered", "account.verified"):
        assert world.told(event) == [{"user_id": str(newcomer.id)}]
    assert world.told("social.linked") == [{"user_id": str(newcomer.id), "provider": "kakao"}]
    assert world.memory.tables.notices == {}


def test_an_account_of_the_vouched_address_is_linked_once_and_told_once(world: SocialWorld) -> None:
    known, somebody = account(), person(EMAIL.upper())
    world.put(known)
    for _ in range(2):
        assert opened(world.log_in(GOOGLE, somebody)).id == known.id
    assert world.memory.tables.accounts[known.id].password_hash == known.password_hash
    (notice,) = world.memory.tables.notices.values()
    assert (notice.to, notice.mail.kind, notice.mail.parts["provider"]) == (EMAIL, "social_linked", "google")
    assert len(world.told("social.linked")) == 1


def test_an_account_that_nobody_proved_is_taken_from_its_maker(world: SocialWorld) -> None:
    planted = account(is_verified=False)
    world.put(planted)
    with world.memory.unit_of_work(by=Actor(planted.id, "")):
        world.entrance.open_session(planted, PHONE, LoginMethod.EMAIL)
        kept = Verification(planted.id, Purpose.PASSWORD_RESET, code_hash="code", link_hash="link")
        kept.issued_at = world.clock.now
        world.verifications.save(kept)
    now = opened(world.log_in(GOOGLE, person(EMAIL)))
    assert (now.id, now.is_verified, now.has_password) == (planted.id, True, False)
    old, new = world.memory.tables.sessions.values()
    assert (old.end_reason, new.ended_at) == (EndReason.PASSWORD_RESET, None)
    assert world.told("account.verified") == [{"user_id": str(planted.id)}]
    assert world.verifications.subject_of_link("link", Purpose.PASSWORD_RESET) is None


@pytest.mark.parametrize("closed", [{"is_active": False}, {"withdrawn_at": full_account().withdrawn_at}])
def test_a_closed_account_is_neither_linked_nor_opened(world: SocialWorld, closed: dict[str, object]) -> None:
    shut, somebody = account(**closed), person(EMAIL)
    world.put(shut)
    before = deepcopy(world.memory.tables)
    with pytest.raises(WrongCredentials) as refused:
        world.log_in(GOOGLE, somebody)
    assert refused.value.concerns == shut.id
    assert world.memory.tables == before


def test_a_link_to_an_account_that_is_gone_opens_nothing(world: SocialWorld) -> None:
    somebody = person(EMAIL)
    gone = opened(world.log_in(GOOGLE, somebody))
    del world.memory.tables.accounts[gone.id]
    with pytest.raises(WrongCredentials):
        world.log_in(GOOGLE, somebody)


class Overtaken(FakeAccountStore):
    """Once an address was looked for, `meanwhile` happens, once."""

    def __init__(self, world: SocialWorld, meanwhile: Callable[[], object]) -> None:
        super().__init__(world.memory)
        self._meanwhile: Callable[[], object] | None = meanwhile

    def by_email(self, email: EmailAddress) -> Account | None:
        found, meanwhile = super().by_email(email), self._meanwhile
        self._meanwhile = None
        if meanwhile is not None:
            meanwhile()
        return found


def overtaken(world: SocialWorld, somebody: Person, meanwhile: Callable[[], object]) -> Account:
    """What a Google login comes to."""
    callback = world.returned(GOOGLE, somebody)
    entrance = replace(world.entrance, accounts=Overtaken(world, meanwhile))
    return opened(world.finish(callback, PHONE, let_in=entrance.let_in))


def test_who_comes_second_finds_what_the_first_one_made(world: SocialWorld) -> None:
    somebody = person(EMAIL)
    first: list[Account] = []
    second = overtaken(world, somebody, lambda: first.append(opened(world.log_in(GOOGLE, somebody))))
    assert [second.id] == [each.id for each in first]
    assert len(world.memory.tables.accounts) == len(world.memory.tables.social_identities) == 1


def test_an_account_that_was_registered_meanwhile_is_linked(world: SocialWorld) -> None:
    registered = account()
    assert overtaken(world, person(EMAIL), lambda: world.put(registered)).id == registered.id


def test_an_account_that_gave_up_the_address_meanwhile_is_not_linked(world: SocialWorld) -> None:
    moving = account()
    world.put(moving)
    moved = replace(moving, email=EmailAddress("moved@example.kr"))
    newcomer = overtaken(world, person(EMAIL), lambda: world.put(moved))
    assert newcomer.id != moving.id
    assert world.identities.of_account(moving.id) == []


def test_a_user_name_that_is_taken_gets_a_suffix(world: SocialWorld) -> None:
    names = [opened(world.log_in(KAKAO, person(f"p{number}@example.kr"))).username.shown for number in range(2)]
    assert names[0] == "김민지"
    assert names[1].startswith("김민지-")


def test_a_contest_that_is_never_won_is_refused(world: SocialWorld) -> None:
    callback = world.returned(GOOGLE, person(EMAIL))

    class Contested(FakeAccountStore):
        def by_email(self, email: EmailAddress) -> None:
            return None

    world.put(account())
    entrance = replace(world.entrance, accounts=Contested(world.memory))
    with pytest.raises(Conflict):
        world.finish(callback, PHONE, let_in=entrance.let_in)


def test_linking_refuses_what_is_linked_otherwise_and_keeps_nothing(world: SocialWorld) -> None:
    somebody, mine, other = person(), account(), account(email=EmailAddress("o@example.kr"), username=Username("other"))
    world.put(mine)
    world.put(other)
    me = world.logged_in(mine)
    linked = world.link(me, world.returned(KAKAO, somebody))
    assert world.link(me, world.returned(KAKAO, somebody)) == linked
    another = world.logged_in(other)
    before = deepcopy(world.memory.tables)
    for actor, who, refusal in ((another, somebody, IdentityTaken), (me, person(), AlreadyLinked)):
        with pytest.raises(refusal):
            world.link(actor, world.returned(KAKAO, who))
        assert world.memory.tables == before


def test_an_old_login_links_nothing_and_its_callback_stays_good(world: SocialWorld) -> None:
    mine = account()
    world.put(mine)
    me = world.logged_in(mine)
    world.clock.pass_(minutes=15)
    callback, before = world.returned(KAKAO, person()), deepcopy(world.memory.tables)
    with pytest.raises(ProofRequired):
        world.link(me, callback)
    assert world.memory.tables == before
    assert world.link(world.logged_in(mine), callback).account_id == mine.id


@pytest.mark.parametrize("state", ["closed", "gone"])
def test_a_closed_account_links_and_unlinks_nothing(world: SocialWorld, state: str) -> None:
    shut = account(is_active=False)
    if state == "closed":
        world.put(shut)
    with pytest.raises(TokenInvalid):
        world.link(Actor(shut.id, ""), world.returned(KAKAO, person()))
    with pytest.raises(TokenInvalid):
        world.unlink(Actor(shut.id, ""), KAKAO)


def test_the_last_way_in_stays(world: SocialWorld) -> None:
    newcomer = opened(world.log_in(KAKAO, person(EMAIL)))
    me = world.logged_in(newcomer)
    with pytest.raises(LastWayIn):
        world.unlink(me, KAKAO)
    with pytest.raises(NotFound):
        world.unlink(me, NAVER)
    world.link(me, world.returned(NAVER, person()))
    world.unlink(me, KAKAO)
    assert [each.provider for each in world.identities.of_account(newcomer.id)] == [NAVER]
    assert world.told("social.unlinked") == [{"user_id": str(newcomer.id), "provider": "kakao"}]


def test_what_is_shown_of_commands_holds_no_secret(world: SocialWorld) -> None:
    begun = world.start(StartSocialLogin(KAKAO))
    callback = Callback(KAKAO, "the-state", "the-flow-token", "the-code")
    required = EmailRequired("the-sign-up-token", "private@example.kr", 1)
    shown = f"{begun}{callback}{required}{person('x@example.kr')}{world.returned(KAKAO, person())}{new_id()}"
    secrets = (begun.flow_token, "the-flow-token", "the-code", "the-sign-up-token", "private@")
    assert not [secret for secret in secrets if secret in shown]
