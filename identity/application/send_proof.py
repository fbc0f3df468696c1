"""The worker's part of a proof that an account asked for."""

from typing import Any
from uuid import UUID

from identity.application.ports import AccountStore
from identity.application.proofs import Recipient, mail_proof
from identity.domain.verification import Purpose, Verification


def send_proof(account_id: UUID, purpose: Purpose, *, accounts: AccountStore, **mailing: Any) -> None:
    """Nothing for an account that is gone, or that has proved its address already."""
    if accounts.by_id(account_id) is None:
        return

    def recipient(verification: Verification) -> Recipient | None:
        account = accounts.by_id(account_id)
        if account is None or not account.is_active or (purpose is Purpose.EMAIL and account.is_verified):
            return None
        email = verification.email if purpose is Purpose.EMAIL_CHANGE else account.email.shown
        return Recipient(email, account.shown_name, account.language) if email else None

    mail_proof(account_id, purpose, recipient, **mailing)
