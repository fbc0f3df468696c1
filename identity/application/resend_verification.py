"""Another mail, for whoever lost the first; answers alike whether the address is known or not."""

from typing import Any

from identity.application.asking_for_mail import ask_for_mail
from identity.domain.verification import Purpose


def resend_verification(email: str, **asking: Any) -> None:
    """Nothing goes to a verified account or a stranger, nor within 60 s of the mail before, nor a sixth in an hour."""
    ask_for_mail(email, Purpose.EMAIL, **asking)
