from datetime import UTC, datetime, timedelta

import pytest

from core.domain.errors import InvalidField
from identity.domain.consents import Consent, ConsentNeeded, Document, decided, present

AT = datetime(2026, 3, 1, tzinfo=UTC)
LATER = AT + timedelta(days=1)
AGREED = (Consent("terms", "2026-01", AT), Consent("marketing", "2026-01", AT))


def test_each_agreement_and_each_withdrawal_is_kept() -> None:
    history = decided(AGREED, Document.MARKETING, None, LATER)
    history = decided(history, Document.TERMS, "2026-02", LATER)
    assert history == (
        *AGREED,
        Consent("marketing", "2026-01", LATER, agreed=False),
        Consent("terms", "2026-02", LATER),
    )
    assert present(history) == {Document.TERMS: history[3], Document.MARKETING: history[2]}


def test_what_was_withdrawn_can_be_agreed_to_again() -> None:
    history = decided(decided(AGREED, Document.MARKETING, None, LATER), Document.MARKETING, "2026-01", LATER)
    assert present(history)[Document.MARKETING].agreed


@pytest.mark.parametrize(("document", "version"), [(Document.TERMS, "2026-01"), (Document.MARKETING, "2026-01")])
def test_a_repetition_adds_nothing(document: Document, version: str) -> None:
    assert decided(AGREED, document, version, LATER) == AGREED


def test_withdrawing_what_was_never_given_adds_nothing() -> None:
    assert decided((), Document.MARKETING, None, LATER) == ()
    withdrawn = decided(AGREED, Document.MARKETING, None, LATER)
    assert decided(withdrawn, Document.MARKETING, None, LATER) == withdrawn


@pytest.mark.parametrize("document", [Document.TERMS, Document.PRIVACY])
def test_what_an_account_lives_by_is_not_withdrawn(document: Document) -> None:
    with pytest.raises(ConsentNeeded):
        decided(AGREED, document, None, LATER)


@pytest.mark.parametrize("version", ["", " ", "v" * 41, "a\u202eb"])
def test_a_version_that_is_none_is_refused(version: str) -> None:
    with pytest.raises(InvalidField):
        decided(AGREED, Document.MARKETING, version, LATER)
