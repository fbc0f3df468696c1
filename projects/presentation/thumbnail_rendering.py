"""The addresses of projects' pictures as JSON."""

from collections.abc import Collection
from uuid import UUID

from projects.application.sign_thumbnails import Illustrated
from projects.bootstrap.thumbnails import thumbnails


def thumbnail_bodies(projects: Collection[Illustrated]) -> dict[UUID, dict[str, str]]:
    """Of those that have one, signed at once."""
    signed = thumbnails().sign_thumbnails(projects)
    return {id_: {size.name.lower(): url for size, url in sizes.items()} for id_, sizes in signed.items()}


def thumbnail_body(project: Illustrated) -> dict[str, str] | None:
    return thumbnail_bodies([project]).get(project.id)
