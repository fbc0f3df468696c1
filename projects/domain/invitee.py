"""The address that somebody is invited at."""

import re

from core.domain.email import EmailAddress
from core.domain.errors import InvalidField

_ATOM = r"[-!#$%&'*+/=?^_`{|}~0-9A-Za-z]+"
_LABEL = r"[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
_DELIVERABLE = re.compile(
    rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[0-9A-Za-z][0-9A-Za-z-]{{0,61}}[0-9A-Za-z]"
)


def invited_address(typed: str) -> EmailAddress:
    """Space around it is let go; what no account could be registered with is refused. Raises InvalidField."""
    address = EmailAddress(typed.strip())
    if not _DELIVERABLE.fullmatch(address.shown):
        raise InvalidField("/email", "email.invalid")
    return address
