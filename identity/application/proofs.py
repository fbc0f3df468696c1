"""How a proof of an address is mailed: its secrets exist in the mail only, what is stored is hashed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from core.application.mail_ports import Mailer
from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from core.domain.language import Language
from core.domain.mail import Mail, MailNotSent
from identity.application.mails import MailKind
from identity.application.ports import VerificationStore
from identity.domain.verification import Purpose, Verification

KINDS = {
    Purpose.EMAIL: MailKind.VERIFICATION,
    Purpose.PASSWORD_RESET: MailKind.PASSWORD_RESET,
    Purpose.EMAIL_CHANGE: MailKind.EMAIL_CHANGE,
    Purpose.SOCIAL: MailKind.SOCIAL_EMAIL,
}
BY_LINK_ONLY = {Purpose.PASSWORD_RESET}


class MailUnderway(Exception):
    """Another worker is at the same mail; tried again, it will have been sent, or not."""


@dataclass(frozen=True)
class Recipient:
    email: str
    name: str
    language: Language


def mail_proof(
    subject_id: UUID,
    purpose: Purpose,
    recipient: Callable[[Verification], Recipient | None],
    *,
    unit_of_work: UnitOfWork,
    verifications: VerificationStore,
    secrets: Secrets,
    mailer: Mailer,
    clock: Clock,
) -> None:
    """Nothing within the cooldown, or when `recipient` (asked under the proof's lock) names nobody.

    The mail goes out between two transactions. Raises MailNotSent, so the job is tried again with other secrets, and
    MailUnderway, so that of two workers at once only one mails.
    """
    code, link = "" if purpose in BY_LINK_ONLY else secrets.code(), secrets.token()
    proof = partial(_proof, subject_id, purpose, unit_of_work, verifications)
    with proof() as verification:
        addressee = recipient(verification)
        if addressee is None or not verification.may_send(clock()):
            return
        if verification.underway(clock()):
            raise MailUnderway
        verification.issue(secrets.hash(code) if code else "", secrets.hash(link), clock())
    parts = {"name": addressee.name, "code": code, "token": link}
    with _noted(proof, secrets.hash(link), clock):
        mailer.send(addressee.email, addressee.language, Mail(KINDS[purpose], parts))


@contextmanager
def _proof(
    subject_id: UUID, purpose: Purpose, unit_of_work: UnitOfWork, verifications: VerificationStore
) -> Iterator[Verification]:
    """Locked, and saved at the end."""
    with unit_of_work(by=SYSTEM):
        verification = verifications.get(subject_id, purpose)
        yield verification
        verifications.save(verification)


@contextmanager
def _noted(proof: Callable[[], AbstractContextManager[Verification]], link_hash: str, clock: Clock) -> Iterator[None]:
    """Whether the mail with that link left."""
    try:
        yield
    except MailNotSent:
        with proof() as verification:
            verification.mark_unsent(link_hash)
        raise
    with proof() as verification:
        verification.mark_sent(clock())
