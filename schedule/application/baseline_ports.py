"""What baselines need from the outside, by role."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from core.domain.pages import Page, PageRequest
from projects.contracts import ProjectGrant
from schedule.contracts.baselines import BaselineRow
from schedule.domain.baseline import Baseline, Planned


class Baselines(Protocol):
    """Of a schedule that is locked. What happens to them is told at once."""

    def add(self, baseline: Baseline) -> None:
        """Raises TooManyBaselines."""

    def get(self, project_id: UUID, baseline_id: UUID) -> BaselineRow:
        """Raises BaselineNotFound."""

    def remove(self, baseline: BaselineRow) -> None: ...


class BaselineReads(Protocol):
    """Rows for people. The grant is the scope."""

    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[BaselineRow]:
        """The newest first; two statements."""

    def row(self, grant: ProjectGrant, baseline_id: UUID) -> BaselineRow:
        """One statement. Raises BaselineNotFound."""

    def picture(self, grant: ProjectGrant, baseline_id: UUID) -> tuple[BaselineRow, Mapping[UUID, Planned]]:
        """As above."""


class PlannedTasks(Protocol):
    """Where all tasks of a schedule are to be now, as it orders them; one statement."""

    def __call__(self, project_id: UUID, /) -> list[Planned]: ...
