"""Façade: the pictures of projects."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.conf import settings

from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.object_store import object_store
from core.infrastructure.unit_of_work import unit_of_work
from projects.application import change_thumbnail as changing
from projects.application.read_models import ProjectRow
from projects.application.sign_thumbnails import sign_thumbnails
from projects.bootstrap.figures import reviews
from projects.contracts import ProjectGrant
from projects.domain.thumbnail import ThumbnailSize
from projects.infrastructure.project_repository import DjangoProjectRepository
from projects.infrastructure.queries import DjangoProjectQueries, require
from projects.infrastructure.thumbnails import DjangoThumbnails, PillowThumbnailPainter


@dataclass(frozen=True)
class Thumbnails:
    """The verbs; `require` before a picture is read."""

    require: Callable[..., ProjectGrant]
    change_thumbnail: Callable[..., ProjectRow]
    remove_thumbnail: Callable[..., ProjectRow]
    delete_thumbnail: Callable[..., None]
    sign_thumbnails: Callable[..., dict[UUID, Mapping[ThumbnailSize, str]]]


@cache
def thumbnails() -> Thumbnails:
    queries, store = DjangoProjectQueries(reviews(), settings.NEWS_EVENTS), object_store()
    exhibition = changing.Exhibition(unit_of_work, DjangoProjectRepository(), queries, DatabaseJobQueue(), utc_now)
    guarded: dict[str, Any] = {"access": require, "exhibition": exhibition}
    kept: dict[str, Any] = {"thumbnails": DjangoThumbnails(), "store": store}
    return Thumbnails(
        require=require,
        change_thumbnail=partial(changing.change_thumbnail, **guarded, **kept, painter=PillowThumbnailPainter()),
        remove_thumbnail=partial(changing.remove_thumbnail, **guarded),
        delete_thumbnail=partial(changing.delete_thumbnail, **kept),
        sign_thumbnails=partial(sign_thumbnails, store=store),
    )


def delete_thumbnail(payload: dict[str, Any]) -> None:
    """Job handler: the objects of the picture `version` of `project_id`."""
    thumbnails().delete_thumbnail(UUID(payload["project_id"]), payload["version"])
