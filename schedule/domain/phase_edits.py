"""Edits of phases."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from core.domain.errors import InvalidField
from schedule.contracts.words import GROUPS
from schedule.domain.drafts import PhaseDraft
from schedule.domain.edit import Edit
from schedule.domain.limits import LONGEST_NAME, MOST_PHASES, TooManyPhases
from schedule.domain.phase import Phase
from schedule.domain.task import Task
from schedule.domain.words import colour, line

Phases = Mapping[UUID, Phase]


def added(phases: Phases, drafts: Sequence[PhaseDraft], version: int) -> Edit:
    """TooManyPhases, InvalidField."""
    if len(phases) + len(drafts) > MOST_PHASES:
        raise TooManyPhases(most=MOST_PHASES)
    last = max((each.position for each in phases.values()), default=0)
    return Edit(
        phases={draft.id: Phase.of(draft, position, version) for position, draft in enumerate(drafts, start=last + 1)}
    )


def revised(phase: Phase, words: Mapping[str, Any], version: int) -> Edit:
    """InvalidField. A group is given to custom phases alone."""
    told = dict(words)
    if "name" in told:
        told["name"] = line(told["name"], "/name", longest=LONGEST_NAME, shortest=1)
    if "colour" in told:
        told["colour"] = colour(told["colour"], "/colour")
    if "group" in told and phase.kind in GROUPS and told["group"] is not phase.group:
        raise InvalidField("/group", "phase.group_is_given")
    wanted = replace(phase, **told)
    return Edit() if wanted == phase else Edit(phases={phase.id: replace(wanted, version=version)})


def removed(phase: Phase, tasks: Mapping[UUID, Task], version: int) -> Edit:
    """Its tasks stay, without a phase."""
    left = {
        each.id: replace(each, phase_id=None, version=version) for each in tasks.values() if each.phase_id == phase.id
    }
    return Edit(phases={phase.id: None}, tasks=left)


def ordered(phases: Phases, ids: Sequence[UUID], version: int) -> Edit:
    """InvalidField unless all are named, each once."""
    if len(ids) != len(phases) or set(ids) != set(phases):
        raise InvalidField("/phase_ids", "order.incomplete")
    placed = {each: replace(phases[each], position=position) for position, each in enumerate(ids, start=1)}
    return Edit(
        phases={
            each: replace(phase, version=version)
            for each, phase in placed.items()
            if phase.position != phases[each].position
        }
    )
