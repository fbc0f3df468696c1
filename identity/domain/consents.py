"""What a person has agreed to: documents in versions, with the time of each agreement and each withdrawal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.domain.errors import Conflict
from core.domain.text import plain_text

LONGEST_DOCUMENT_VERSION = 40


class Document(StrEnum):
    TERMS = "terms"
    PRIVACY = "privacy"
    MARKETING = "marketing"


NEEDED = frozenset({Document.TERMS, Document.PRIVACY})


class ConsentNeeded(Conflict):
    """An account lives by this consent: it ends with the account only."""

    code = "consent.needed"


@dataclass(frozen=True)
class Consent:
    """Agreement to one document in one version, or (`agreed` is False) the end of it."""

    document: str
    version: str
    at: datetime
    agreed: bool = True


def present(history: tuple[Consent, ...]) -> dict[Document, Consent]:
    """The last word about each document that there was one about."""
    last = {consent.document: consent for consent in history}
    return {document: last[document] for document in Document if document in last}


def agreed(versions: Mapping[Document, str], now: datetime) -> tuple[Consent, ...]:
    """The history that begins with a registration."""
    history: tuple[Consent, ...] = ()
    for document, version in versions.items():
        history = decided(history, document, version, now, within="/consents")
    return history


def decided(
    history: tuple[Consent, ...], document: Document, version: str | None, now: datetime, within: str = ""
) -> tuple[Consent, ...]:
    """The history with one more decision: agreement to `version`, or withdrawal for None; a repetition adds nothing.

    `within` is the place in the body where the decision was said.
    """
    before = present(history).get(document)
    stands = before is not None and before.agreed
    if version is None:
        if document in NEEDED:
            raise ConsentNeeded(document=document.value)
        if before is None or not stands:
            return history
        return (*history, Consent(document, before.version, now, agreed=False))
    version = plain_text(version, f"{within}/{document.value}", longest=LONGEST_DOCUMENT_VERSION, shortest=1)
    if before is not None and stands and before.version == version:
        return history
    return (*history, Consent(document, version, now))
