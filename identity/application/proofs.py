"""How a proof of an address is mailed: its secrets exist in the mail only, what is stored is hashed."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.mails import Mail, MailKind
from identity.application.ports import Mailer, Secrets, VerificationStore
from identity.contracts import Language
from identity.domain.verification import Purpose, Verification

KINDS = {
    Purpose.EMAIL: MailKind.VERIFICATION,
    Purpose.PASSWORD_RESET: MailKind.PASSWORD_RESET,
    Purpose.EMAIL_CHANGE: MailKind.EMAIL_CHANGE,
    Purpose.SOCIAL: MailKind.SOCIAL_EMAIL,
}
BY_LINK_ONLY = {Purpose.PASSWORD_RESET}


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

    The mail goes out between two transactions. Raises MailNotSent, so the job is tried again with other secrets.
    """
    code, link = "" if purpose in BY_LINK_ONLY else secrets.code(), secrets.token()
    with unit_of_work(by=SYSTEM):
        verification = verifications.get(subject_id, purpose)
        addressee = recipient(verification)
        if addressee is None or not verification.may_send(clock()):
            return
        verification.issue(secrets.hash(code) if code else "", secrets.hash(link), clock())
        verifications.save(verification)
    parts = {"name": addressee.name, "code": code, "token": link}
    mailer.send(addressee.email, addressee.language, Mail(KINDS[purpose], parts))
    with unit_of_work(by=SYSTEM):
        verification = verifications.get(subject_id, purpose)
        verification.mark_sent(clock())
        verifications.save(verification)
