from dataclasses import replace
from datetime import timedelta

import pytest

from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from identity.contracts import Language
from identity.domain.account import Account, EmailAddress, EmailTaken, Username, UsernameTaken
from identity.domain.verification import Purpose, Verification
from tests.identity.adapters.conftest import Adapters
from tests.identity.examples import AT, full_account


def test_an_account_comes_back_as_it_was_stored(adapters: Adapters) -> None:
    account = full_account()
    with adapters.unit_of_work(by=SYSTEM):
        adapters.accounts.add(account)
    assert adapters.accounts.by_id(account.id) == account
    assert adapters.accounts.by_email(EmailAddress("MINJI.KIM@EXAMPLE.KR")) == account


def test_an_account_that_is_not_there_is_none(adapters: Adapters) -> None:
    assert adapters.accounts.by_id(new_id()) is None
    assert adapters.accounts.by_email(EmailAddress("nobody@example.kr")) is None


def test_a_taken_address_and_a_taken_user_name_are_told_apart(adapters: Adapters) -> None:
    first = full_account(username=Username("identity_user_email"))
    with adapters.unit_of_work(by=SYSTEM):
        adapters.accounts.add(first)
    same_email = full_account(username=Username("other"))
    same_username = full_account(email=EmailAddress("other@example.kr"), username=Username("IDENTITY_USER_EMAIL"))
    for account, refusal in ((same_email, EmailTaken), (same_username, UsernameTaken)):
        with pytest.raises(refusal), adapters.unit_of_work(by=SYSTEM):
            adapters.accounts.add(account)
        assert adapters.accounts.by_id(account.id) is None


def test_saving_keeps_everything_but_how_and_when_the_account_was_made_and_counts(adapters: Adapters) -> None:
    account = Account(
        id=new_id(),
        email=EmailAddress("first@example.kr"),
        username=Username("first"),
        name="",
        company="",
        language=Language.KOREAN,
        password_hash="",
        is_verified=False,
        is_active=True,
        created_at=AT - timedelta(days=1),
    )
    with adapters.unit_of_work(by=SYSTEM):
        adapters.accounts.add(account)
        locked = adapters.accounts.get(account.id)
        assert locked == account
        adapters.accounts.save(full_account(id=account.id))
    kept = {"created_at": account.created_at, "login_method": account.login_method, "version": account.version + 1}
    assert adapters.accounts.by_id(account.id) == full_account(id=account.id, **kept)


def test_saving_a_taken_address_or_user_name_is_refused(adapters: Adapters) -> None:
    first, second = full_account(), full_account(email=EmailAddress("b@example.kr"), username=Username("second"))
    with adapters.unit_of_work(by=SYSTEM):
        adapters.accounts.add(first)
        adapters.accounts.add(second)
    for change, refusal in (({"email": first.email}, EmailTaken), ({"username": first.username}, UsernameTaken)):
        with pytest.raises(refusal), adapters.unit_of_work(by=SYSTEM):
            adapters.accounts.save(replace(second, **change))
    assert adapters.accounts.by_id(second.id) == second


def test_a_failed_unit_of_work_keeps_nothing(adapters: Adapters) -> None:
    account = full_account()

    def add_and_fail() -> None:
        with adapters.unit_of_work(by=SYSTEM):
            adapters.accounts.add(account)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert adapters.accounts.by_id(account.id) is None


def test_a_verification_is_empty_at_first_and_comes_back_as_it_was_saved(adapters: Adapters) -> None:
    account_id = new_id()
    sent_at = [AT, AT + timedelta(minutes=1)]
    full = Verification(
        account_id,
        Purpose.EMAIL_CHANGE,
        "new@example.kr",
        code_hash="c" * 64,
        link_hash="d" * 64,
        issued_at=AT,
        tries=3,
        sent_at=sent_at,
    )
    with adapters.unit_of_work(by=SYSTEM):
        empty = Verification(account_id, Purpose.EMAIL_CHANGE)
        assert adapters.verifications.get(account_id, Purpose.EMAIL_CHANGE) == empty
        adapters.verifications.save(full)
    with adapters.unit_of_work(by=SYSTEM):
        assert adapters.verifications.get(account_id, Purpose.EMAIL_CHANGE) == full
        assert adapters.verifications.get(account_id, Purpose.EMAIL) == Verification(account_id)
    assert adapters.verifications.subject_of_link("d" * 64, Purpose.EMAIL_CHANGE) == account_id
    assert adapters.verifications.subject_of_link("d" * 64, Purpose.EMAIL) is None
    assert adapters.verifications.subject_of_link("e" * 64, Purpose.EMAIL_CHANGE) is None


def test_what_is_void_proves_nothing_and_aims_nowhere(adapters: Adapters) -> None:
    account_id, other_id = new_id(), new_id()
    full = {"code_hash": "c" * 64, "link_hash": "d" * 64, "issued_at": AT, "tries": 3, "sent_at": [AT]}
    with adapters.unit_of_work(by=SYSTEM):
        for subject_id, purpose in (
            (account_id, Purpose.EMAIL),
            (account_id, Purpose.EMAIL_CHANGE),
            (other_id, Purpose.EMAIL),
        ):
            adapters.verifications.get(subject_id, purpose)
            adapters.verifications.save(Verification(subject_id, purpose, "new@example.kr", **full))
        adapters.verifications.void(account_id)
    with adapters.unit_of_work(by=SYSTEM):
        for purpose in (Purpose.EMAIL, Purpose.EMAIL_CHANGE):
            empty = Verification(account_id, purpose, tries=3, sent_at=[AT])
            assert adapters.verifications.get(account_id, purpose) == empty
        assert adapters.verifications.get(other_id, Purpose.EMAIL).email == "new@example.kr"


def test_a_verification_that_is_not_saved_does_not_change(adapters: Adapters) -> None:
    account_id = new_id()
    with adapters.unit_of_work(by=SYSTEM):
        adapters.verifications.get(account_id, Purpose.EMAIL).mark_sent(AT)
    with adapters.unit_of_work(by=SYSTEM):
        assert adapters.verifications.get(account_id, Purpose.EMAIL).sent_at == []
