"""What the projects context refuses, and why."""

from core.domain.errors import Conflict, Gone, NotFound, NotPermitted, Unacceptable


class ProjectNotFound(NotFound):
    """Not there, deleted, or none of the caller's business: all three look alike."""

    code = "project.not_found"
    audited = knocks = True


class ProjectNotPermitted(NotPermitted):
    code = "project.not_permitted"
    audited = True


class ProjectIsArchived(Conflict):
    code = "project.archived"


class ProjectIsFull(Conflict):
    code = "project.full"


class AlreadyMember(Conflict):
    code = "project.already_member"


class OwnerStays(Conflict):
    """The owner is never removed and never given another role; ownership is transferred."""

    code = "project.owner_stays"


class RoleAboveOwn(NotPermitted):
    code = "member.role_above_own"
    audited = True


class RoleNotAssignable(Unacceptable):
    """There is one owner."""

    code = "member.role_not_assignable"
    audited = True


class MemberNotFound(NotFound):
    code = "member.not_found"


class UnknownPerson(Unacceptable):
    """Nobody with this address or id has a verified account."""

    code = "member.unknown_person"


class MemberDeclined(Conflict):
    """They declined an invitation of this project not long ago: they are asked, not added."""

    code = "member.declined"


class OwnsAlready(Conflict):
    code = "transfer.owns_already"


class OfferNotFound(NotFound):
    """Nothing is offered (any more)."""

    code = "transfer.none"


class OfferNotForYou(NotPermitted):
    code = "transfer.not_for_you"
    audited = True


class OfferExpired(Gone):
    code = "transfer.expired"
