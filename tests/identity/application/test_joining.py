from dataclasses import replace
from uuid import UUID

import pytest

from core.domain.errors import InvalidField
from core.domain.mail import MailNotSent
from identity.application.proofs import MailUnderway
from identity.domain.account import EmailTaken, UsernameTaken
from identity.domain.verification import CodeExpired, CodeLocked, Purpose, WrongCode
from tests.identity.application.conftest import EMAIL, PASSWORD, World


def test_registering_keeps_the_account_and_owes_one_mail(world: World) -> None:
    account = world.register()
    assert world.only_account() == account
    assert not account.is_verified
    assert [(each.document, each.version, each.at) for each in account.consents] == [
        ("terms", "2026-01", world.clock.now)
    ]
    ((kind, payload),) = world.memory.tables.jobs.values()
    assert (kind, payload) == ("identity.send_mail", {"mail": "verification", "account_id": str(account.id)})
    assert world.told("account.registered") == [{"user_id": str(account.id)}]


def test_no_password_is_kept_in_the_clear(world: World) -> None:
    assert world.register().password_hash == f"hashed {PASSWORD}"


def test_a_taken_address_or_user_name_changes_nothing_and_owes_no_mail(world: World) -> None:
    world.register()
    before = len(world.memory.tables.jobs)
    with pytest.raises(EmailTaken):
        world.register(email=EMAIL.upper(), username="other")
    with pytest.raises(UsernameTaken):
        world.register(email="other@example.kr", username="MINJI")
    assert (len(world.memory.tables.accounts), len(world.memory.tables.jobs)) == (1, before)


@pytest.mark.parametrize("version", ["\u202e1", "", "x" * 41])
def test_a_consent_to_what_is_no_version_is_refused_where_it_was_said(world: World, version: str) -> None:
    with pytest.raises(InvalidField) as refusal:
        world.register(consents={"terms": version})
    assert [fault.pointer for fault in refusal.value.faults] == ["/consents/terms"]
    assert world.memory.tables.accounts == {}


@pytest.mark.parametrize("bad", [{"password": "seven77"}, {"email": "minji"}, {"username": "a b"}, {"name": "x"}])
def test_a_refused_registration_stores_nothing(world: World, bad: dict[str, str]) -> None:
    with pytest.raises(InvalidField):
        world.register(**bad)
    assert world.memory.tables.accounts == {}


def test_the_code_proves_the_address_logs_in_and_is_good_once(world: World) -> None:
    world.register()
    code = world.mailed().code
    session = world.verify(code=code)
    assert world.only_account().is_verified
    assert world.only_account().last_login_at == world.clock.now
    assert world.told("account.verified") == [{"user_id": str(session.account.id)}]
    assert world.tokens.read(session.access_token).session_id in world.living_sessions()
    with pytest.raises(WrongCode):
        world.verify(code=code)


def test_the_link_proves_the_address_and_is_good_once(world: World) -> None:
    world.register()
    token = world.mailed().link_token
    assert world.verify(token=token).account.is_verified
    with pytest.raises(CodeExpired):
        world.verify(token=token)


def test_wrong_codes_are_counted_although_they_are_refused(world: World) -> None:
    world.register()
    code = world.mailed().code
    for _ in range(5):
        with pytest.raises(WrongCode):
            world.verify(code="999999")
    with pytest.raises(CodeLocked):
        world.verify(code=code)
    assert world.living_sessions() == []


def test_an_unknown_address_answers_like_a_wrong_code(world: World) -> None:
    with pytest.raises(WrongCode):
        world.verify(email="nobody@example.kr", code="000001")


def test_a_closed_account_gets_in_neither_by_code_nor_by_link(world: World) -> None:
    world.register()
    mail = world.mailed()
    world.put(replace(world.only_account(), is_active=False))
    with pytest.raises(WrongCode):
        world.verify(code=mail.code)
    with pytest.raises(CodeExpired):
        world.verify(token=mail.link_token)


def test_a_new_mail_ends_the_secrets_of_the_older_one(world: World) -> None:
    world.register()
    older = world.mailed()
    world.clock.pass_(seconds=60)
    newer = world.mailed()
    with pytest.raises(WrongCode):
        world.verify(code=older.code)
    with pytest.raises(CodeExpired):
        world.verify(token=older.link_token)
    assert world.verify(code=newer.code)


def test_what_is_stored_of_a_mail_is_not_what_it_says(world: World) -> None:
    world.register()
    mail = world.mailed()
    (kept,) = world.memory.tables.verifications.values()
    assert mail.code not in (kept.code_hash, kept.link_hash)
    assert mail.link_token not in (kept.code_hash, kept.link_hash)


def test_a_mail_that_did_not_leave_is_raised_and_does_not_count(world: World) -> None:
    world.register()
    world.mailer.broken = True
    with pytest.raises(MailNotSent):
        world.mailed()
    world.mailer.broken = False
    assert world.verify(code=world.mailed().code)


def test_a_second_run_of_the_job_sends_no_second_mail(world: World) -> None:
    world.register()
    world.mailed()
    world.mailed()
    assert len(world.mailer.sent) == 1


def test_of_two_workers_at_one_mail_the_second_waits_how_it_ends(world: World) -> None:
    world.register()
    refusals = []

    def second() -> None:
        with pytest.raises(MailUnderway) as refusal:
            world.send(world.only_account().id, Purpose.EMAIL)
        refusals.append(refusal.type)

    world.mailer.meanwhile = second
    mail = world.mailed()
    assert (len(refusals), len(world.mailer.sent)) == (1, 1)
    assert world.verify(code=mail.code)


def test_a_worker_that_dies_over_a_mail_is_waited_for_half_a_minute(world: World) -> None:
    world.register()

    def die() -> None:
        raise MemoryError

    world.mailer.meanwhile = die
    with pytest.raises(MemoryError):
        world.mailed()
    world.mailer.meanwhile = lambda: None
    world.clock.pass_(seconds=29)
    with pytest.raises(MailUnderway):
        world.mailed()
    world.clock.pass_(seconds=1)
    assert world.verify(code=world.mailed().code)


def test_nobody_is_mailed_after_verification(world: World) -> None:
    world.register()
    world.verify(code=world.mailed().code)
    world.clock.pass_(hours=2)
    world.resend(EMAIL)
    world.send(world.only_account().id, Purpose.EMAIL)
    assert len(world.mailer.sent) == 1


def test_resending_waits_for_the_cooldown(world: World) -> None:
    world.register()
    world.mailed()
    for seconds, mails in ((59, 1), (1, 2), (59, 2)):
        world.clock.pass_(seconds=seconds)
        world.resend(EMAIL)
        world.send(world.only_account().id, Purpose.EMAIL)
        assert len(world.mailer.sent) == mails


def test_a_flood_of_requests_owes_one_job_in_ten_seconds(world: World) -> None:
    world.register()
    world.clock.pass_(seconds=60)
    for _ in range(50):
        world.resend(EMAIL)
        world.clock.pass_(seconds=0.5)
    assert len(world.memory.tables.jobs) == 1 + 3


def test_asking_for_a_strangers_mail_leaves_the_same_as_asking_for_ones_own(world: World) -> None:
    account = world.register()
    for email in (EMAIL, "nobody@example.kr", "NOBODY@example.kr", "someone@example.kr"):
        world.resend(email)
    ids = {UUID(payload["account_id"]) for _, payload in world.memory.tables.jobs.values()}
    assert (len(ids), len(world.memory.tables.jobs)) == (3, 1 + 3)
    for stranger in ids - {account.id}:
        world.send(stranger, Purpose.EMAIL)
    assert (world.mailer.sent, world.memory.tables.verifications) == ([], {})
