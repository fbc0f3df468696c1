"""Changing whom a round asks, how it is decided, and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.open_round import reviewers_named
from feedback.application.own_round import RoundTarget, own_round
from feedback.application.ports import ProjectAccess, VideoVersions
from feedback.application.reviewed_version import keep_round
from feedback.application.round_ports import Approvers, Rounds
from feedback.contracts import RoundRow, RoundRule
from feedback.domain.review_round import RoundTerms
from feedback.domain.review_rule import ReviewRule
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class RoundChanges:
    """What is left out of the given names stays as it is; a rule without `quorum` has none."""

    given: frozenset[str]
    reviewer_ids: Sequence[UUID] = ()
    rule: RoundRule = RoundRule.ALL
    quorum: int | None = None
    due_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class UpdateRound:
    actor: Actor
    project_id: UUID
    target: RoundTarget
    changes: RoundChanges


def update_round(
    command: UpdateRound,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    approvers: Approvers,
    versions: VideoVersions,
    rounds: Rounds,
    clock: Clock,
) -> RoundRow:
    """As it is then; VersionNotFound, RoundNotFound, NotYourRound, Stale, RoundIsOver, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        version, review = own_round(grant, command.target, versions, rounds)
        entitled = approvers(grant.project_id)
        asked = reviewers_named(command.changes.reviewer_ids, entitled) if _has(command, "reviewer_ids") else None
        review.revise(_terms(command, review.terms), asked, clock())
        if review.told:
            keep_round(review, version, rounds, versions)
    return review.row()


def _terms(command: UpdateRound, terms: RoundTerms) -> RoundTerms:
    changes, rule = command.changes, terms.rule
    if _has(command, "rule"):
        rule = ReviewRule(changes.rule, changes.quorum)
    elif _has(command, "quorum"):
        rule = ReviewRule(rule.kind, changes.quorum)
    return RoundTerms(rule=rule, due_date=changes.due_date if _has(command, "due_date") else terms.due_date)


def _has(command: UpdateRound, name: str) -> bool:
    return name in command.changes.given
