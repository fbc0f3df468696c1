"""What share links and their guests are refused."""

from core.domain.errors import Conflict, Gone, NotAuthenticated, NotFound, NotPermitted, Unacceptable
from core.domain.mail import MailTooSoon


class ShareLinkNotFound(NotFound):
    code = "share_link.not_found"


class ShareLinkWasRevoked(Gone):
    code = "share_link.revoked"


class ShareLinkHasExpired(Gone):
    code = "share_link.expired"


class ShareLinkIsOver(Conflict):
    """A link that was revoked does not change any more."""

    code = "share_link.over"


class TooManyShareLinks(Conflict):
    """`most` open ones a project."""

    code = "share_link.too_many"


class ShareLinkIsFull(Conflict):
    """`most` guests came by it."""

    code = "share_link.full"


class SharePasswordNeeded(Unacceptable):
    code = "share_link.password_needed"


class SharePasswordWrong(Unacceptable):
    code = "share_link.password_wrong"


class ShareRightMissing(NotPermitted):
    """The link does not give that right."""

    code = "share_link.right_missing"


class GuestNotFound(NotFound):
    code = "guest.not_found"


class GuestTokenInvalid(NotAuthenticated):
    code = "guest.token_invalid"


class GuestTokenExpired(NotAuthenticated):
    """The session may go on: a refresh tells."""

    code = "guest.token_expired"


class GuestSessionEnded(NotAuthenticated):
    """The link was revoked, has expired or has another password; or the guest was blocked, or left."""

    code = "guest.session_ended"


class GuestCodeWrong(Unacceptable):
    code = "guest.code_wrong"


class GuestCodeExpired(Unacceptable):
    code = "guest.code_expired"


class GuestCodeLocked(Conflict):
    """Too many wrong ones; only another mail helps."""

    code = "guest.code_locked"


class GuestMailTooSoon(MailTooSoon):
    """Codes are mailed a minute apart."""
