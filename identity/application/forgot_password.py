"""A mail with a link to choose a new password; answers alike whether the address is known or not."""

from typing import Any

from identity.application.asking_for_mail import ask_for_mail
from identity.domain.verification import Purpose


def forgot_password(email: str, **asking: Any) -> None:
    """Nothing goes to a stranger or a closed account, nor within 60 s of the mail before, nor a sixth in an hour."""
    ask_for_mail(email, Purpose.PASSWORD_RESET, **asking)
