"""What baselines and scenarios refuse."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from core.domain.errors import Conflict, FieldFault, NotFound, NotPermitted

MOST_TOLD: Final = 20


class BaselineNotFound(NotFound):
    code = "baseline.not_found"


class TooManyBaselines(Conflict):
    """`most` is how many a schedule may have."""

    code = "baseline.too_many"


class NotYourBaseline(NotPermitted):
    """To delete others' takes a further right."""

    code = "baseline.not_yours"


class ScenarioNotFound(NotFound):
    code = "scenario.not_found"


class TooManyScenarios(Conflict):
    """As of baselines."""

    code = "scenario.too_many"


class NotYourScenario(NotPermitted):
    """As of baselines."""

    code = "scenario.not_yours"


class ScenarioOutdated(Conflict):
    """Tasks that were changed in the scenario and in the schedule since, by their ids, with their names."""

    code = "scenario.outdated"

    def __init__(self, tasks: Mapping[UUID, str]) -> None:
        told = list(tasks.items())[:MOST_TOLD]
        faults = tuple(FieldFault(f"/tasks/{each}", "scenario.task_outdated", (("name", name),)) for each, name in told)
        names = ", ".join(name for _, name in told) + ("…" if len(tasks) > len(told) else "")
        super().__init__(faults=faults, tasks=names)
