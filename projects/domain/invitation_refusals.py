"""What is refused of invitations and invite links, and why."""

from core.domain.errors import Conflict, Gone, NotFound, NotPermitted, TooSoon


class InvitationNotFound(NotFound):
    """Unknown and malformed tokens look alike, whatever they are."""

    code = "invitation.not_found"


class InvitationHasExpired(Gone):
    code = "invitation.expired"


class InvitationWasRevoked(Gone):
    code = "invitation.revoked"


class InvitationWasDeclined(Gone):
    code = "invitation.declined"


class InvitationWasAccepted(Conflict):
    """By somebody else, or by a person who has left since."""

    code = "invitation.accepted"


class InvitedProjectIsGone(Gone):
    """The project was deleted."""

    code = "invitation.project_gone"


class InvitedProjectIsArchived(Conflict):
    """Nobody joins until it is taken out of the archive."""

    code = "invitation.project_archived"


class OtherAddress(NotPermitted):
    """The account's address is not the invited one."""

    code = "invitation.other_address"
    audited = True


class InvitationMailTooSoon(TooSoon):
    """60 s from mail to mail, and 5 in 24 h."""

    code = "invitation.too_soon"


class InviteLinkNotFound(NotFound):
    code = "invite_link.not_found"


class InviteLinkHasExpired(Gone):
    code = "invite_link.expired"


class InviteLinkWasRevoked(Gone):
    code = "invite_link.revoked"


class InviteLinkIsUsedUp(Gone):
    code = "invite_link.used_up"


class InviteLinkWasUsed(Gone):
    """Who left or was removed comes back neither by the link that they came by nor by one of their own."""

    code = "invite_link.used"


class AccountNeeded(Conflict):
    """A link proves no address, so the account comes first."""

    code = "invite_link.account_needed"
