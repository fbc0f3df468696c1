"""The worker's part of a sign-up's proof: the code goes to the address that was given last."""

from typing import Any
from uuid import UUID

from core.domain.clock import Clock
from identity.application.proofs import Recipient, mail_proof
from identity.application.social_ports import PendingSignUpStore
from identity.domain.verification import Purpose, Verification


def send_social_code(sign_up_id: UUID, *, sign_ups: PendingSignUpStore, clock: Clock, **mailing: Any) -> None:
    """Nothing for a sign-up that is over."""

    def recipient(verification: Verification) -> Recipient | None:
        sign_up = sign_ups.by_id(sign_up_id)
        if sign_up is None or sign_up.is_over(clock()) or not verification.email:
            return None
        return Recipient(verification.email, sign_up.name, sign_up.language)

    mail_proof(sign_up_id, Purpose.SOCIAL, recipient, clock=clock, **mailing)
