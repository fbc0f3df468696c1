"""Where the pictures of projects are found for a while."""

from collections.abc import Collection, Mapping
from typing import Protocol
from uuid import UUID

from core.application.ports import ObjectStore
from projects.domain.thumbnail import ThumbnailSize, object_keys


class Illustrated(Protocol):
    """Whatever tells of a project; `thumbnail` names its pictures, empty where it has none."""

    @property
    def id(self) -> UUID: ...

    @property
    def thumbnail(self) -> str: ...


def sign_thumbnails(
    projects: Collection[Illustrated], *, store: ObjectStore
) -> dict[UUID, Mapping[ThumbnailSize, str]]:
    """Of those that show one, in at most two round trips."""
    keys = {project.id: object_keys(project.id, project.thumbnail) for project in projects if project.thumbnail}
    signed = store.signed_urls([key for sizes in keys.values() for key in sizes.values()])
    return {project_id: {size: signed[key] for size, key in sizes.items()} for project_id, sizes in keys.items()}
