"""What is made of a version, step by step: the jobs and the sweep."""

from typing import Any
from uuid import UUID

from django.conf import settings

from core.domain.clock import utc_now
from core.infrastructure.jobs import is_leased
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import encode_video as encoding
from feedback.application import give_up_on_video as giving_up
from feedback.application import process_unread as unread
from feedback.application import process_video as processing
from feedback.application import sweep_steps as sweeping
from feedback.application.processing_ports import ENCODE_VIDEO, PROCESS_VIDEO
from feedback.application.workshop import Workshop
from feedback.bootstrap.craft import craft, encode
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.processing_steps import PostgresProcessingSteps
from feedback.infrastructure.renditions import PostgresRenditions
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.video_jobs import DatabaseVideoJobs
from feedback.infrastructure.video_versions import PostgresVideoVersions
from feedback.infrastructure.workspaces import DirectoryWorkspaces
from projects import api as projects


def process_video(payload: dict[str, Any]) -> None:
    """Job `feedback.process_video` {version_id}."""
    command = processing.ProcessVideo(UUID(payload["version_id"]))
    processing.process_video(
        command, workshop=_workshop(), craft=craft(), workspaces=_workspaces(), jobs=DatabaseVideoJobs()
    )


def encode_video(payload: dict[str, Any]) -> None:
    """Job `feedback.encode_video` {version_id}."""
    command = encoding.EncodeVideo(UUID(payload["version_id"]))
    encoding.encode_video(command, workshop=_workshop(), encode=encode, workspaces=_workspaces())


def give_up_processing(payload: dict[str, Any], error: str) -> None:
    """When the tries of `feedback.process_video` are used up."""
    _give_up(payload, PROCESS_VIDEO)


def give_up_encoding(payload: dict[str, Any], error: str) -> None:
    """When the tries of `feedback.encode_video` are used up."""
    _give_up(payload, ENCODE_VIDEO)


def _give_up(payload: dict[str, Any], kind: str) -> None:
    command = giving_up.GiveUpOnVideo(UUID(payload["version_id"]), kind)
    giving_up.give_up_on_video(command, workshop=_workshop(), renditions=PostgresRenditions())


def sweep_steps() -> tuple[int, int]:
    """Finds what dead workers left: rows, and directories of this machine."""
    _workspaces().sweep()
    return sweeping.sweep_steps(workshop=_workshop(), jobs=DatabaseVideoJobs())


def process_unread(at_most: int) -> int:
    """Orders the processing of films from before there were ladders; of how many."""
    return unread.process_unread(at_most, workshop=_workshop(), jobs=DatabaseVideoJobs())


def _workshop() -> Workshop:
    return Workshop(
        unit_of_work=unit_of_work,
        versions=PostgresVideoVersions(publish),
        items=PostgresFeedbackItems(publish),
        steps=PostgresProcessingSteps(publish, projects.living),
        store=object_store(),
        ledger=PostgresStorageLedger(),
        clock=utc_now,
        is_leased=is_leased,
    )


def _workspaces() -> DirectoryWorkspaces:
    return DirectoryWorkspaces(settings.DATA_DIR / "tmp")
