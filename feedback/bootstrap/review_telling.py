"""How people hear of review: the summary of a reviewer, requests, and due dates."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from core.domain.clock import utc_now
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import ask_reviewers as asking
from feedback.application import remind_reviewers as reminding
from feedback.application import tell_finish as telling
from feedback.application.draw_notes import NotePictures
from feedback.bootstrap.rounds import finishing
from feedback.contracts import Author
from feedback.domain.review_round import RoundPlace
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from feedback.infrastructure.media.sketch import PillowSketcher
from feedback.infrastructure.round_reads import PostgresRoundReads
from feedback.infrastructure.video_versions import PostgresVideoVersions
from feedback.infrastructure.workspaces import DirectoryWorkspaces
from notifications import api as notifications
from projects import api as projects
from projects.contracts import Capability


def tell_finish(payload: dict[str, Any]) -> None:
    """Job `feedback.tell_finish` {finish_id}."""
    inspector = PyAVInspector(Confinement(memory_bytes=settings.MEDIA_MEMORY_BYTES))
    workspaces = DirectoryWorkspaces(settings.DATA_DIR / "tmp")
    pictures = NotePictures(object_store(), inspector, PillowSketcher(), workspaces)
    telling.tell_finish(telling.TellFinish(UUID(payload["finish_id"])), telling=_telling(), draw=pictures.of)


def tell_finish_without_pictures(payload: dict[str, Any], error: str) -> None:
    """When the tries of `feedback.tell_finish` are used up."""
    command = telling.TellFinish(UUID(payload["finish_id"]))
    telling.tell_finish(command, telling=_telling(), draw=telling.no_pictures)


def ask_reviewers(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `review.requested`, the whole round."""
    _ask(payload, delivery_id, is_again=False)


def ask_again(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `review.reopened`, the whole round."""
    _ask(payload, delivery_id, is_again=True)


def remind_reviewers() -> int:
    """Of rounds that are due soon; how many."""
    return reminding.remind_reviewers(
        unit_of_work=unit_of_work,
        reads=PostgresRoundReads(),
        zones=projects.time_zones,
        tell=notifications.tell,
        clock=utc_now,
    )


def _ask(payload: Mapping[str, Any], delivery_id: UUID, *, is_again: bool) -> None:
    person = payload["opened_by"]
    waited_for = [each["reviewer"] for each in payload["reviewers"] if each["is_waited_for"]]
    place = {name: UUID(payload[name]) for name in ("project_id", "video_id", "version_id")}
    command = asking.AskReviewers(
        round_id=UUID(payload["round_id"]),
        place=RoundPlace(**place, version_number=payload["version_number"]),
        by=Author(UUID(person["id"]), person["name"], person["is_guest"]),
        reviewer_ids=[UUID(each["id"]) for each in waited_for],
        is_again=is_again,
    )
    versions = PostgresVideoVersions(publish)
    asking.ask_reviewers(command, delivery_id, unit_of_work=unit_of_work, versions=versions, tell=notifications.tell)


def _telling() -> telling.Telling:
    ports = finishing()
    return telling.Telling(
        unit_of_work=ports["unit_of_work"],
        versions=ports["versions"],
        finishes=ports["finishes"],
        writings=ports["writings"],
        editors=_editors,
        tell=notifications.tell,
        clock=utc_now,
    )


def _editors(project_id: UUID) -> Mapping[UUID, str]:
    return projects.members_allowed(project_id, Capability.UPDATE)
