"""Review rounds, wired."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import read_rounds as reading
from feedback.application.close_round import close_round
from feedback.application.decide import decide
from feedback.application.decide_on_version import decide_on_version
from feedback.application.finish_review import finish_review
from feedback.application.open_round import open_round
from feedback.application.update_round import update_round
from feedback.contracts import DecisionRow, FinishRow, RoundRow
from feedback.infrastructure.review_finishes import PostgresFinishes
from feedback.infrastructure.round_reads import PostgresRoundReads
from feedback.infrastructure.rounds import PostgresRounds
from feedback.infrastructure.video_versions import PostgresVideoVersions
from feedback.infrastructure.videos import PostgresVideos
from feedback.infrastructure.written_notes import PostgresWritings
from projects import api as projects
from projects.contracts import Capability


@dataclass(frozen=True)
class Review:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    open_round: Callable[..., RoundRow]
    list_rounds: Callable[..., Page[RoundRow]]
    read_round: Callable[..., RoundRow]
    list_decisions: Callable[..., Page[DecisionRow]]
    update_round: Callable[..., RoundRow]
    decide: Callable[..., RoundRow]
    decide_on_version: Callable[..., RoundRow]
    close_round: Callable[..., RoundRow]
    finish_review: Callable[..., FinishRow]


@cache
def review() -> Review:
    return review_for(projects)


def review_for(access: Any, *, work: UnitOfWork = unit_of_work) -> Review:
    """For callers whose grants `access` gives."""
    reads, videos = PostgresRoundReads(), PostgresVideos(publish)
    writing: dict[str, Any] = {"access": access, **reviewing(), "unit_of_work": work}
    return Review(
        open_round=partial(open_round, videos=videos, approvers=approvers, **writing),
        list_rounds=partial(reading.list_rounds, access=access, reads=reads),
        read_round=partial(reading.read_round, access=access, reads=reads),
        list_decisions=partial(reading.list_decisions, access=access, reads=reads),
        update_round=partial(update_round, approvers=approvers, **writing),
        decide=partial(decide, **writing),
        decide_on_version=partial(decide_on_version, videos=videos, **writing),
        close_round=partial(close_round, **writing),
        finish_review=partial(
            finish_review, rounds=writing["rounds"], access=access, **finishing() | {"unit_of_work": work}
        ),
    )


def reviewing() -> dict[str, Any]:
    """What every use case needs that changes rounds."""
    versions, rounds = PostgresVideoVersions(publish), PostgresRounds(publish)
    return {"unit_of_work": unit_of_work, "versions": versions, "rounds": rounds, "clock": utc_now}


def finishing() -> dict[str, Any]:
    """What every use case needs that ends a reviewer's work."""
    return {
        "unit_of_work": unit_of_work,
        "versions": PostgresVideoVersions(publish),
        "finishes": PostgresFinishes(publish),
        "writings": PostgresWritings(),
        "jobs": DatabaseJobQueue(),
        "clock": utc_now,
    }


def approvers(project_id: UUID) -> Mapping[UUID, str]:
    """Shown names of the members who may decide."""
    return projects.members_allowed(project_id, Capability.APPROVE)
