"""The code from the mail proves the address of a sign-up, which ends in a session."""

from dataclasses import dataclass, field

from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from identity.application.ports import VerificationStore
from identity.application.sessions import LoggedIn
from identity.application.social_entrance import LetIn
from identity.application.social_ports import PendingSignUpStore
from identity.application.social_sign_ups import waiting_sign_up
from identity.domain.account import EmailAddress
from identity.domain.session import Device
from identity.domain.social import SignUpExpired
from identity.domain.verification import Purpose, WrongCode


@dataclass(frozen=True)
class VerifySocialEmail:
    sign_up_token: str = field(repr=False)
    code: str = field(repr=False)
    device: Device


def verify_social_email(
    command: VerifySocialEmail,
    *,
    unit_of_work: UnitOfWork,
    sign_ups: PendingSignUpStore,
    verifications: VerificationStore,
    secrets: Secrets,
    let_in: LetIn,
    clock: Clock,
) -> LoggedIn:
    """First the try is counted, then what it opens is decided, in a transaction of its own.

    Raises SignUpExpired, WrongCode, CodeExpired, CodeLocked, and what `let_in` raises.
    """
    sign_up = waiting_sign_up(command.sign_up_token, sign_ups=sign_ups, secrets=secrets, clock=clock)
    with unit_of_work(by=SYSTEM):
        verification = verifications.get(sign_up.id, Purpose.SOCIAL)
        is_right = verification.accepts_code(secrets.hash(command.code), clock())
        verifications.save(verification)
    if not is_right:
        raise WrongCode

    def claim() -> None:
        """Of several devices with the right code, one gets in."""
        if not sign_ups.take(sign_up.id):
            raise SignUpExpired

    return let_in(sign_up.identity.proving(EmailAddress(verification.email)), command.device, claim)
