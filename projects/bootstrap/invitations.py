"""Façade: how people are invited."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.mail.post import notices, third_party_allowance
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from projects.application import read_invitations as reading
from projects.application.create_invite_link import NewInviteLink, create_invite_link
from projects.application.invitation_rows import InvitationRow, InviteLinkRow
from projects.application.invite_people import invite_people
from projects.application.issue_invitations import InvitationResult, IssueInvitations
from projects.application.member_mail import MemberMails
from projects.application.openings import Openings
from projects.application.resend_invitation import resend_invitation
from projects.application.revoke_invitation import revoke_invitation
from projects.application.revoke_invite_link import revoke_invite_link
from projects.infrastructure.invitation_queries import DjangoInvitationQueries
from projects.infrastructure.invitations import DjangoInvitations
from projects.infrastructure.invite_links import DjangoInviteLinks
from projects.infrastructure.invitees import IdentityInvitees
from projects.infrastructure.people import IdentityPeople
from projects.infrastructure.project_repository import DjangoProjectRepository
from projects.infrastructure.queries import require


@dataclass(frozen=True)
class Invitations:
    """The verbs of those who may invite."""

    invite_people: Callable[..., list[InvitationResult]]
    list_invitations: Callable[..., Page[InvitationRow]]
    read_invitation: Callable[..., InvitationRow]
    resend_invitation: Callable[..., InvitationRow]
    revoke_invitation: Callable[..., None]
    list_invite_links: Callable[..., Page[InviteLinkRow]]
    read_invite_link: Callable[..., InviteLinkRow]
    create_invite_link: Callable[..., NewInviteLink]
    revoke_invite_link: Callable[..., None]


@cache
def issuing() -> IssueInvitations:
    """Inside a running unit of work."""
    stored: dict[str, Any] = {"invitations": DjangoInvitations(), "invitees": IdentityInvitees()}
    return IssueInvitations(**stored, notices=notices(), secrets=KeyedSecrets(), clock=utc_now)


@cache
def openings() -> Openings:
    """Inside a running unit of work."""
    return Openings(DjangoInvitations(), DjangoInviteLinks(), IdentityPeople(), utc_now)


@cache
def member_mails() -> MemberMails:
    return MemberMails(IdentityInvitees(), third_party_allowance(), notices())


@cache
def invitations() -> Invitations:
    queries, links, secrets = DjangoInvitationQueries(), DjangoInviteLinks(), KeyedSecrets()
    reads: dict[str, Any] = {"access": require, "queries": queries}
    guarded: dict[str, Any] = {
        "unit_of_work": unit_of_work,
        "access": require,
        "projects": DjangoProjectRepository(),
    }
    dated: dict[str, Any] = guarded | {"clock": utc_now}
    one: dict[str, Any] = dated | {"invitations": DjangoInvitations()}
    mailing: dict[str, Any] = {"allowance": third_party_allowance(), "notices": notices(), "secrets": secrets}
    return Invitations(
        invite_people=partial(invite_people, **guarded, allowance=third_party_allowance(), issue=issuing()),
        list_invitations=partial(reading.list_invitations, **reads, clock=utc_now),
        read_invitation=partial(reading.read_invitation, **reads, clock=utc_now),
        resend_invitation=partial(resend_invitation, **one, **mailing, queries=queries),
        revoke_invitation=partial(revoke_invitation, **one),
        list_invite_links=partial(reading.list_invite_links, **reads),
        read_invite_link=partial(reading.read_invite_link, **reads),
        create_invite_link=partial(create_invite_link, **dated, links=links, secrets=secrets),
        revoke_invite_link=partial(revoke_invite_link, **dated, links=links),
    )
