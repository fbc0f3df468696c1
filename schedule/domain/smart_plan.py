"""How many working days planning, shooting and editing take, by what is filmed, how hard it is, and how many do it.

A length is rounded once, at the end, and halves up: 3.5 days are four. Then it is brought within its bounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from core.domain.errors import InvalidField
from schedule.contracts import Complexity, PhaseGroup, ProjectType

MOST_PEOPLE: Final = 1000
PHASES: Final = (PhaseGroup.PLANNING, PhaseGroup.SHOOTING, PhaseGroup.EDITING)
_TENTHS: Final = MappingProxyType({Complexity.SIMPLE: 7, Complexity.NORMAL: 10, Complexity.COMPLEX: 15})
_PERCENT: Final = (100, 80, 70, 60, 55)
"""Of the time that one alone takes, by how many there are; the last one for all larger teams."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Working days as a rule, and their bounds."""

    days: int
    shortest: int
    longest: int


USUAL: Final[Mapping[ProjectType, tuple[Usual, Usual, Usual]]] = MappingProxyType(
    {
        ProjectType.CORPORATE: (Usual(5, 3, 7), Usual(2, 1, 3), Usual(7, 3, 10)),
        ProjectType.MARKETING: (Usual(3, 2, 5), Usual(1, 1, 2), Usual(5, 2, 7)),
        ProjectType.EDUCATION: (Usual(7, 5, 10), Usual(3, 2, 5), Usual(10, 5, 15)),
        ProjectType.ENTERTAINMENT: (Usual(14, 7, 21), Usual(7, 3, 14), Usual(21, 10, 30)),
    }
)


@dataclass(frozen=True, slots=True)
class SmartPlan:
    """Raises InvalidField at /team_size."""

    project_type: ProjectType = ProjectType.CORPORATE
    complexity: Complexity = Complexity.NORMAL
    team_size: int = 1

    def __post_init__(self) -> None:
        if self.team_size < 1:
            raise InvalidField("/team_size", "number.too_small", least=1)
        if self.team_size > MOST_PEOPLE:
            raise InvalidField("/team_size", "number.too_large", most=MOST_PEOPLE)

    def days(self) -> dict[PhaseGroup, int]:
        """Working days of each phase, in their order."""
        usual = zip(PHASES, USUAL[self.project_type], strict=True)
        return {group: self._days(group, each) for group, each in usual}

    def _days(self, group: PhaseGroup, usual: Usual) -> int:
        """A day of shooting is not shorter because more people stand around the camera."""
        percent = 100 if group is PhaseGroup.SHOOTING else _PERCENT[min(self.team_size, len(_PERCENT)) - 1]
        thousandths = usual.days * _TENTHS[self.complexity] * percent
        return min(max(half_up(thousandths), usual.shortest), usual.longest)


def half_up(thousandths: int) -> int:
    """Whole numbers all the way: 0.7 × 0.55 is no binary fraction."""
    return (thousandths + 500) // 1000
