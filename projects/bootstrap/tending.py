"""What the timer does to invitations."""

from typing import Any

from core.domain.clock import utc_now
from core.infrastructure.mail.post import notices, third_party_allowance
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from projects.application import tend_invitations as tending
from projects.infrastructure.invitation_upkeep import DjangoInvitationUpkeep
from projects.infrastructure.invitations import DjangoInvitations
from projects.infrastructure.invitees import IdentityInvitees
from projects.infrastructure.project_repository import DjangoProjectRepository


def expire_invitations() -> None:
    tending.expire_invitations(**_work(), invitations=DjangoInvitations())


def remind_invitees() -> None:
    mailing: dict[str, Any] = {"allowance": third_party_allowance(), "notices": notices(), "secrets": KeyedSecrets()}
    stores: dict[str, Any] = {"projects": DjangoProjectRepository(), "invitations": DjangoInvitations()}
    tending.RemindInvitees(**_work(), **stores, **mailing, invitees=IdentityInvitees())()


def forget_invitations() -> None:
    tending.forget_invitations(**_work())


def _work() -> dict[str, Any]:
    return {"unit_of_work": unit_of_work, "upkeep": DjangoInvitationUpkeep(), "clock": utc_now}
