"""An account's address: asked for, proved, changed."""

from dataclasses import replace

import pytest

from identity.application.mails import MailKind
from identity.application.sessions import LoggedIn
from identity.domain.account import EmailAddress, EmailTaken, WrongPassword
from identity.domain.session import EndReason, WrongCredentials
from identity.domain.verification import CodeExpired, CodeLocked, MailTooSoon, Purpose, WrongCode
from tests.identity.application.conftest import EMAIL
from tests.identity.application.desk import OTHER, Desk
from tests.identity.examples import full_account


@pytest.fixture
def world() -> Desk:
    return Desk()


def test_the_code_from_the_new_address_changes_it_and_the_old_one_is_told(world: Desk, member: LoggedIn) -> None:
    elsewhere, actor = world.log_in(), world.actor(member)
    world.ask(actor)
    mail = world.mail_change()
    assert (mail.email, world.only_account().email.shown) == (OTHER, EMAIL)
    assert world.take(actor, code=mail.code).email.shown == OTHER
    assert world.living_sessions() == [actor.session_id]
    assert world.session_of(elsewhere).end_reason is EndReason.EMAIL_CHANGED
    assert world.notices_owed() == [(EMAIL, MailKind.EMAIL_CHANGED)]
    for event in ("email.change_asked", "email.changed"):
        assert world.told(event) == [{"user_id": str(member.account.id)}]
    assert world.log_in(OTHER)
    with pytest.raises(WrongCredentials):
        world.log_in(EMAIL)
    with pytest.raises(CodeExpired):
        world.take(actor, code=mail.code)


def test_the_link_from_the_new_address_changes_it_once_and_ends_every_session(world: Desk, member: LoggedIn) -> None:
    world.ask(world.actor(member))
    token = world.mail_change().link_token
    assert world.take(token=token).email.shown == OTHER
    assert world.living_sessions() == []
    with pytest.raises(CodeExpired):
        world.take(token=token)


def test_wrong_codes_lock_the_change(world: Desk, member: LoggedIn) -> None:
    actor = world.actor(member)
    world.ask(actor)
    code = world.mail_change().code
    for _ in range(5):
        with pytest.raises(WrongCode):
            world.take(actor, code="999999")
    with pytest.raises(CodeLocked):
        world.take(actor, code=code)
    assert world.only_account().email.shown == EMAIL


def test_a_taken_address_is_refused_when_asked_for_and_when_somebody_was_faster(world: Desk, member: LoggedIn) -> None:
    actor, other = world.actor(member), full_account(email=EmailAddress("taken@example.kr"))
    world.put(other)
    with pytest.raises(EmailTaken):
        world.ask(actor, "Taken@Example.kr")
    world.ask(actor)
    world.send(member.account.id, Purpose.EMAIL_CHANGE)
    world.put(replace(other, email=EmailAddress(OTHER)))
    with pytest.raises(EmailTaken):
        world.take(actor, code=world.mailer.sent[-1].code)
    kept = world.accounts.by_id(member.account.id)
    assert kept is not None
    assert kept.email.shown == EMAIL


def test_ones_own_address_in_another_case_is_not_taken(world: Desk, member: LoggedIn) -> None:
    world.ask(world.actor(member), EMAIL.title())
    assert world.take(world.actor(member), code=world.mail_change().code).email.shown == EMAIL.title()


def test_changes_are_mailed_a_minute_apart_and_five_an_hour(world: Desk, member: LoggedIn) -> None:
    actor, waits = world.actor(member), []
    for number in range(6):
        try:
            world.ask(actor, f"new{number}@example.kr")
            world.mail_change()
        except MailTooSoon as refusal:
            waits.append(refusal.seconds)
        world.clock.pass_(minutes=1)
    assert (len(world.mailer.sent), waits) == (6, [55 * 60])


def test_however_many_ask_an_address_gets_five_mails_an_hour(world: Desk, member: LoggedIn) -> None:
    victim, others = EmailAddress("victim@example.kr"), 4
    for _ in range(others):
        world.allowance.spend(victim)
    actor = world.actor(member)
    world.ask(actor, "VICTIM@example.kr")
    world.mail_change()
    world.clock.pass_(minutes=10)
    with pytest.raises(MailTooSoon) as refusal:
        world.ask(actor, victim.shown)
    assert refusal.value.seconds == 50 * 60
    world.ask(actor, "somebody@example.kr")


def test_a_mail_that_is_refused_for_another_reason_leaves_the_address_its_five(world: Desk, member: LoggedIn) -> None:
    world.ask(world.actor(member), "first@example.kr")
    world.mail_change()
    for _ in range(9):
        with pytest.raises(MailTooSoon):
            world.ask(world.actor(member))
    world.clock.pass_(minutes=1)
    world.ask(world.actor(member))


def test_asking_for_another_address_ends_what_was_mailed_to_the_one_before(world: Desk, member: LoggedIn) -> None:
    actor = world.actor(member)
    world.ask(actor, "first@example.kr")
    first = world.mail_change()
    world.clock.pass_(seconds=60)
    world.ask(actor, OTHER)
    for proof in ({"code": first.code, "actor": actor}, {"token": first.link_token}):
        with pytest.raises(CodeExpired):
            world.take(**proof)
    assert world.take(actor, code=world.mail_change().code).email.shown == OTHER


def test_a_mail_within_the_cooldown_is_refused_in_the_open(world: Desk, member: LoggedIn) -> None:
    world.ask(world.actor(member))
    world.mail_change()
    world.clock.pass_(seconds=20.5)
    with pytest.raises(MailTooSoon) as raised:
        world.ask(world.actor(member), "third@example.kr")
    assert raised.value.seconds == 40


def test_a_new_password_ends_the_change_of_address_that_an_intruder_began(world: Desk, member: LoggedIn) -> None:
    intruder = world.actor(world.log_in())
    world.ask(intruder, "intruder@example.kr")
    token = world.mail_change().link_token
    world.change(world.actor(member))
    with pytest.raises(CodeExpired):
        world.take(token=token)


def test_a_reset_ends_the_change_of_address_whose_mail_is_still_to_be_sent(world: Desk, member: LoggedIn) -> None:
    world.ask(world.actor(world.log_in()), "intruder@example.kr")
    world.reset(world.reset_link())
    world.send(member.account.id, Purpose.EMAIL_CHANGE)
    assert "intruder@example.kr" not in [mail.email for mail in world.mailer.sent]


def test_a_password_that_is_reset_while_it_is_checked_asks_for_no_mail(world: Desk, member: LoggedIn) -> None:
    link, intruder = world.reset_link(), world.actor(world.log_in())
    world.passwords.meanwhile = lambda: world.reset(link)
    with pytest.raises(WrongPassword):
        world.ask(intruder, "intruder@example.kr")
    world.send(member.account.id, Purpose.EMAIL_CHANGE)
    assert "intruder@example.kr" not in [mail.email for mail in world.mailer.sent]


def test_a_change_of_address_ends_the_reset_links_that_went_to_the_old_one(world: Desk, member: LoggedIn) -> None:
    link = world.reset_link()
    world.ask(world.actor(member))
    world.take(token=world.mail_change().link_token)
    with pytest.raises(CodeExpired):
        world.reset(link)
