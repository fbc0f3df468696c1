"""Façade: how the invited answer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.mail.post import notices
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from projects.application.accept_invitation import accept_invitation, accept_received
from projects.application.decline_invitation import decline_invitation, decline_received
from projects.application.entrance import Entrance
from projects.application.invitation_rows import InvitationPreview, ReceivedInvitation
from projects.application.join_by_invitation import Joined, join_by_invitation
from projects.application.preview_invitation import preview_invitation
from projects.application.read_invitations import list_received
from projects.application.read_models import ProjectRow
from projects.bootstrap.figures import reviews
from projects.infrastructure.invitation_queries import DjangoInvitationQueries
from projects.infrastructure.invitations import DjangoInvitations
from projects.infrastructure.invite_links import DjangoInviteLinks
from projects.infrastructure.invitees import IdentityInvitees
from projects.infrastructure.newcomers import IdentityNewcomers
from projects.infrastructure.people import IdentityPeople
from projects.infrastructure.project_repository import DjangoProjectRepository
from projects.infrastructure.queries import DjangoProjectQueries


@dataclass(frozen=True)
class Invited:
    """The verbs of the invited."""

    preview_invitation: Callable[..., InvitationPreview]
    accept_invitation: Callable[..., ProjectRow]
    join_by_invitation: Callable[..., Joined]
    decline_invitation: Callable[..., None]
    list_received: Callable[..., Page[ReceivedInvitation]]
    accept_received: Callable[..., ProjectRow]
    decline_received: Callable[..., None]


@cache
def invited() -> Invited:
    stores: dict[str, Any] = {"invitations": DjangoInvitations(), "links": DjangoInviteLinks()}
    asked: dict[str, Any] = {"queries": DjangoInvitationQueries(), "invitees": IdentityInvitees()}
    people: dict[str, Any] = {"people": IdentityPeople()}
    dated: dict[str, Any] = {"clock": utc_now}
    told: dict[str, Any] = {"notices": notices(), "secrets": KeyedSecrets(), "projects": DjangoProjectRepository()}
    entrance = Entrance(**stores, **asked, **told, **people, **dated)
    work: dict[str, Any] = {"unit_of_work": unit_of_work, "entrance": entrance}
    answered: dict[str, Any] = {"queries": DjangoProjectQueries(reviews(), settings.NEWS_EVENTS)}
    return Invited(
        preview_invitation=partial(preview_invitation, **work, **stores, **asked, **dated),
        accept_invitation=partial(accept_invitation, **work, **answered),
        join_by_invitation=partial(
            join_by_invitation, **work, **answered, **dated, received=asked["queries"], newcomers=IdentityNewcomers()
        ),
        decline_invitation=partial(decline_invitation, **work),
        list_received=partial(list_received, **people, **dated, queries=asked["queries"]),
        accept_received=partial(accept_received, **work, **answered),
        decline_received=partial(decline_received, **work),
    )
