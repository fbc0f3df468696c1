"""Another address is asked for; a mail goes there, and nothing changes before it is answered."""

from dataclasses import dataclass, field

from core.application.mail_ports import MailAllowance
from core.application.one_mail import one_mail
from core.application.ports import EventPublisher, JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.asking_for_mail import enqueue_proof
from identity.application.guessing import confirm_password, still_confirmed
from identity.application.own_account import living
from identity.application.ports import AccountStore, LoginAttempts, Passwords, VerificationStore
from identity.contracts import EmailChangeAsked
from identity.domain.account import EmailAddress, EmailTaken
from identity.domain.verification import Purpose


@dataclass(frozen=True)
class RequestEmailChange:
    actor: Actor
    email: str
    password: str = field(repr=False)


def request_email_change(
    command: RequestEmailChange,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    verifications: VerificationStore,
    passwords: Passwords,
    attempts: LoginAttempts,
    allowance: MailAllowance,
    jobs: JobQueue,
    publish: EventPublisher,
    clock: Clock,
) -> None:
    """Raises EmailTaken, MailTooSoon, NoPassword, WrongPassword, TooManyAttempts."""
    email, known = EmailAddress(command.email), living(accounts.by_id(command.actor.user_id))
    confirm_password(known, command.password, attempts=attempts, passwords=passwords)
    holder = accounts.by_email(email)
    if holder is not None and holder.id != known.id:
        raise EmailTaken
    with one_mail(email, allowance), unit_of_work(by=command.actor):
        account = still_confirmed(known, accounts)
        verification = verifications.get(account.id, Purpose.EMAIL_CHANGE)
        verification.ask(email.shown, clock())
        verifications.save(verification)
        publish(EmailChangeAsked(user_id=account.id))
        enqueue_proof(account.id, Purpose.EMAIL_CHANGE, jobs, again=clock())
