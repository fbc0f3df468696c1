"""What nobody can make up: most requests name what is there."""

from itertools import count
from typing import Any

from schemathesis import Case
from schemathesis.core.parameters import ParameterLocation

# Every so many requests keep the ids that were made up.
STRANGE = 5
ALIASES = {"assignee_id": "user_id", "predecessor": "task_id", "successor": "next_task_id"}


class Places:
    """Puts ids of the world in the place of made-up ones."""

    def __init__(self, parts: dict[str, str]) -> None:
        self._parts = parts
        self._number = count()

    def name(self, case: Case) -> None:
        if next(self._number) % STRANGE == 0:
            return
        if not _is_negative(case, ParameterLocation.PATH):
            case.path_parameters |= self._known(case.path_parameters or {}) | _linked(case)
        if not _is_negative(case, ParameterLocation.QUERY) and case.query:
            case.query |= self._known(case.query)
        if not _is_negative(case, ParameterLocation.BODY) and isinstance(case.body, dict):
            case.body = case.body | self._known(case.body)

    def _known(self, values: Any) -> dict[str, str]:
        """Those of the values that have a name in the world."""
        named = {name: ALIASES.get(name, name) for name in values}
        return {name: self._parts[part] for name, part in named.items() if part in self._parts}


def _linked(case: Case) -> dict[str, str]:
    """Ids that an earlier answer of the story gave: they are of what was just made."""
    is_told = case.meta is not None and case.meta.phase.name.value == "stateful"
    return case._override.path_parameters if is_told else {}


def _is_negative(case: Case, location: ParameterLocation) -> bool:
    return case.meta is not None and case.meta.is_negative_at(location)
