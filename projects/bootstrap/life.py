"""What becomes of projects: trash, restoration, the end, the owner, the history."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.conf import settings

from core.domain.clock import utc_now
from core.domain.pages import CursorPage, Page
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.mail.post import notices, third_party_allowance
from core.infrastructure.object_store import object_store
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from projects.application import purge_project as purging
from projects.application.accept_ownership import accept_ownership
from projects.application.end_offer import end_offer
from projects.application.life_read_models import ChangeRow, OfferRow, TrashedRow
from projects.application.offer_ownership import offer_ownership
from projects.application.ownership_mail import OfferMails
from projects.application.read_life import list_trash, read_history, read_offer
from projects.application.read_models import ProjectRow
from projects.application.restore_project import restore_project
from projects.application.sweep_trash import sweep_trash
from projects.bootstrap.figures import reviews
from projects.infrastructure.cached_queries import CachedProjectQueries
from projects.infrastructure.invitees import IdentityInvitees
from projects.infrastructure.offer_pace import RedisOfferPace
from projects.infrastructure.project_repository import DjangoProjectRepository
from projects.infrastructure.queries import require
from projects.infrastructure.trash import DjangoHistory, DjangoOffers, DjangoTrash


@dataclass(frozen=True)
class ProjectLife:
    """The verbs of a project's life."""

    list_trash: Callable[..., Page[TrashedRow]]
    restore_project: Callable[..., ProjectRow]
    sweep_trash: Callable[[], int]
    read_history: Callable[..., CursorPage[ChangeRow]]
    read_offer: Callable[..., OfferRow]
    offer_ownership: Callable[..., OfferRow]
    end_offer: Callable[..., None]
    accept_ownership: Callable[..., ProjectRow]


@cache
def life() -> ProjectLife:
    queries, trash, jobs = CachedProjectQueries(reviews(), settings.NEWS_EVENTS), DjangoTrash(), DatabaseJobQueue()
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "projects": DjangoProjectRepository(), "clock": utc_now}
    guarded = write | {"access": require}
    offers = DjangoOffers()
    mails = OfferMails(IdentityInvitees(), offers, RedisOfferPace(third_party_allowance(), KeyedSecrets()), notices())
    offering = guarded | {"mails": mails}
    return ProjectLife(
        list_trash=partial(list_trash, trash=trash, clock=utc_now),
        restore_project=partial(restore_project, queries=queries, **guarded),
        sweep_trash=partial(sweep_trash, unit_of_work=unit_of_work, trash=trash, jobs=jobs, clock=utc_now),
        read_history=partial(read_history, access=require, history=DjangoHistory()),
        read_offer=partial(read_offer, access=require, offers=offers, clock=utc_now),
        offer_ownership=partial(offer_ownership, **offering),
        end_offer=partial(end_offer, **offering),
        accept_ownership=partial(accept_ownership, queries=queries, **offering),
    )


def purge_project(payload: dict[str, Any]) -> None:
    """Job `projects.purge_project` {project_id}."""
    purging.purge_project(
        UUID(payload["project_id"]),
        unit_of_work=unit_of_work,
        projects=DjangoProjectRepository(),
        jobs=DatabaseJobQueue(),
        clock=utc_now,
    )


def delete_objects(payload: dict[str, Any]) -> None:
    """Job `projects.delete_objects` {project_id}."""
    purging.delete_objects(UUID(payload["project_id"]), store=object_store())
