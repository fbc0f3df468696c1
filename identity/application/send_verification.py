"""The worker's part: make the secrets, send the mail, remember that it went out."""

from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.ports import AccountStore, Mailer, Secrets, VerificationStore
from identity.domain.verification import Purpose


def send_verification(
    account_id: UUID,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    verifications: VerificationStore,
    secrets: Secrets,
    mailer: Mailer,
    clock: Clock,
) -> None:
    """Nothing for an account that is verified or gone, or within the cooldown.

    The mail goes out between two transactions; whatever keeps it from leaving is raised, so the job is tried again.
    """
    code, link = secrets.code(), secrets.token()
    with unit_of_work(by=SYSTEM):
        account = accounts.by_id(account_id)
        verification = verifications.get(account_id, Purpose.EMAIL)
        if account is None or account.is_verified or not verification.may_send(clock()):
            return
        verification.issue(secrets.hash(code), secrets.hash(link), clock())
        verifications.save(verification)
    mailer.send_verification(account.email.shown, account.shown_name, account.language, code, link)
    with unit_of_work(by=SYSTEM):
        verification = verifications.get(account_id, Purpose.EMAIL)
        verification.mark_sent(clock())
        verifications.save(verification)
