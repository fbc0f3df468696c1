"""Another mail, for whoever lost the first; answers alike whether the address is known or not."""

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from identity.application.mails import MAIL_JOB
from identity.application.ports import AccountStore, VerificationStore
from identity.application.register_account import verification_mail
from identity.domain.account import EmailAddress
from identity.domain.verification import Purpose


def resend_verification(
    email: str,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    verifications: VerificationStore,
    jobs: JobQueue,
    clock: Clock,
) -> None:
    """Within the cooldown, for a verified account or an unknown address nothing is sent; at most one job a minute."""
    now = clock()
    account = accounts.by_email(EmailAddress(email))
    if account is None or account.is_verified or not account.is_active:
        return
    with unit_of_work(by=Actor(account.id, account.shown_name)):
        if verifications.get(account.id, Purpose.EMAIL).may_send(now):
            jobs.enqueue(MAIL_JOB, verification_mail(account), key=f"verify:{account.id}:{now:%Y%m%d%H%M}")
