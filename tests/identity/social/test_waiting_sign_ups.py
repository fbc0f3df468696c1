"""On fakes: a sign-up that waits for an address, and what its code proves."""

import pytest

from core.domain.mail import MailNotSent
from identity.application.finish_social_login import EmailRequired
from identity.contracts import LoginMethod
from identity.domain.account import EmailAddress
from identity.domain.social import SignUpExpired
from identity.domain.verification import CodeExpired, CodeLocked, MailTooSoon, WrongCode
from tests.identity.examples import full_account
from tests.identity.social.people import person
from tests.identity.social.world import SocialWorld

NAVER = LoginMethod.NAVER
EMAIL = "minji@example.kr"


@pytest.fixture
def world() -> SocialWorld:
    return SocialWorld()


def test_a_sign_up_waits_for_an_address(world: SocialWorld) -> None:
    somebody = person("suggested@naver.com")
    required = world.log_in(NAVER, somebody)
    assert isinstance(required, EmailRequired)
    assert (required.email, required.expires_in) == ("suggested@naver.com", 1800)
    waiting = world.only_sign_up()
    assert waiting.token_hash == f"hash of {required.sign_up_token}"
    assert (world.memory.tables.accounts, world.memory.tables.sessions) == ({}, {})


def test_a_code_makes_the_account_and_ends_the_sign_up(world: SocialWorld) -> None:
    token = world.waiting(person())
    world.give(token, EMAIL)
    world.send()
    newcomer = world.verify(token, world.mailer.sent[-1].code).account
    assert (newcomer.email.shown, newcomer.is_verified, newcomer.login_method) == (EMAIL, True, NAVER)
    assert world.memory.tables.sign_ups == {}
    (identity,) = world.identities.of_account(newcomer.id)
    assert identity.email == EMAIL


def test_wrong_codes_are_counted_although_they_are_refused(world: SocialWorld) -> None:
    token = world.waiting(person())
    world.give(token, EMAIL)
    world.send()
    for _ in range(5):
        with pytest.raises(WrongCode):
            world.verify(token, "999999")
    with pytest.raises(CodeLocked):
        world.verify(token, world.mailer.sent[-1].code)


def test_a_mail_on_its_way_proves_nothing_about_another_address(world: SocialWorld) -> None:
    """An intruder who names the victim's address while the mail to their own is being sent, for however long."""
    token = world.waiting(person())
    world.give(token, "mine@example.kr")

    def switch() -> None:
        with pytest.raises(MailTooSoon):
            world.give(token, "victim@example.kr")
        world.clock.pass_(seconds=30)
        world.give(token, "victim@example.kr")

    world.mailer.meanwhile = switch
    world.send()
    with pytest.raises(CodeExpired):
        world.verify(token, world.mailer.sent[-1].code)
    assert world.memory.tables.accounts == {}


def test_however_many_sign_up_an_address_gets_five_mails_an_hour(world: SocialWorld) -> None:
    for _ in range(5):
        world.allowance.spend(EmailAddress("victim@example.kr"))
    token = world.waiting(person())
    with pytest.raises(MailTooSoon):
        world.give(token, "Victim@example.kr")
    world.give(token, EMAIL)


def test_the_cooldown_is_told_and_holds_for_another_address_too(world: SocialWorld) -> None:
    token = world.waiting(person())
    world.give(token, EMAIL)
    world.send()
    world.clock.pass_(seconds=20)
    for email in (EMAIL, "other@example.kr"):
        with pytest.raises(MailTooSoon) as refused:
            world.give(token, email)
        assert refused.value.seconds == 40
    world.clock.pass_(seconds=40)
    world.give(token, "other@example.kr")


def test_a_mail_that_did_not_leave_does_not_count(world: SocialWorld) -> None:
    token = world.waiting(person())
    world.give(token, EMAIL)
    world.mailer.broken = True
    with pytest.raises(MailNotSent):
        world.send()
    world.mailer.broken = False
    world.send()
    assert world.verify(token, world.mailer.sent[-1].code).account.is_verified


def test_a_sign_up_lasts_half_an_hour_and_is_kept_as_long_as_its_mails_count(world: SocialWorld) -> None:
    token = world.waiting(person())
    world.give(token, EMAIL)
    world.clock.pass_(minutes=30, seconds=1)
    world.send()
    assert world.mailer.sent == []
    with pytest.raises(SignUpExpired):
        world.give(token, EMAIL)
    with pytest.raises(SignUpExpired):
        world.verify(token, "000001")
    assert world.sweep() == 0
    world.clock.pass_(minutes=60)
    assert world.sweep() == 1


def test_of_two_devices_with_the_right_code_one_gets_in(world: SocialWorld) -> None:
    token = world.waiting(person())
    world.give(token, EMAIL)
    world.send()
    code = world.mailer.sent[-1].code
    world.verify(token, code)
    with pytest.raises(SignUpExpired):
        world.verify(token, code)


def test_a_sign_up_of_somebody_who_got_in_otherwise_opens_that_account(world: SocialWorld) -> None:
    somebody = person()
    token = world.waiting(somebody)
    world.give(token, EMAIL)
    world.send()
    owner = full_account(email=EmailAddress("owner@example.kr"), is_active=True, withdrawn_at=None)
    world.put(owner)
    world.link(world.logged_in(owner), world.returned(NAVER, somebody))
    assert world.verify(token, world.mailer.sent[-1].code).account.id == owner.id
