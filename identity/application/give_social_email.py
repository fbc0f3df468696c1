"""A sign-up is told its address; a mail with a code follows."""

from dataclasses import dataclass, field

from core.application.mail_ports import MailAllowance
from core.application.one_mail import one_mail
from core.application.ports import JobQueue, Secrets, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.mails import MAIL_JOB, MailKind
from identity.application.ports import VerificationStore
from identity.application.social_ports import PendingSignUpStore
from identity.application.social_sign_ups import waiting_sign_up
from identity.domain.account import EmailAddress
from identity.domain.verification import Purpose


@dataclass(frozen=True)
class GiveSocialEmail:
    sign_up_token: str = field(repr=False)
    email: str = field(repr=False)


def give_social_email(
    command: GiveSocialEmail,
    *,
    unit_of_work: UnitOfWork,
    sign_ups: PendingSignUpStore,
    verifications: VerificationStore,
    allowance: MailAllowance,
    jobs: JobQueue,
    secrets: Secrets,
    clock: Clock,
) -> None:
    """Alike, whosever the address is. Raises SignUpExpired, MailTooSoon, InvalidField."""
    now, email = clock(), EmailAddress(command.email)
    sign_up = waiting_sign_up(command.sign_up_token, sign_ups=sign_ups, secrets=secrets, clock=clock)
    with one_mail(email, allowance), unit_of_work(by=SYSTEM):
        verification = verifications.get(sign_up.id, Purpose.SOCIAL)
        verification.ask(email.shown, now)
        verifications.save(verification)
        payload = {"mail": MailKind.SOCIAL_EMAIL.value, "sign_up_id": str(sign_up.id)}
        jobs.enqueue(MAIL_JOB, payload, key=f"social:{sign_up.id}:{now:%Y%m%d%H%M}")
