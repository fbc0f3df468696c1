"""What has changed of a schedule since it was read, and is to be stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from schedule.domain.edit import Edit
from schedule.domain.task import Task


@dataclass
class Changes:
    """`edited` is stored whole, `moved` only where it lies."""

    edited: set[UUID] = field(default_factory=set)
    moved: set[UUID] = field(default_factory=set)
    gone: set[UUID] = field(default_factory=set)
    links: set[UUID] = field(default_factory=set)
    links_gone: set[UUID] = field(default_factory=set)
    phases: set[UUID] = field(default_factory=set)

    def note(self, edit: Edit, placed: Sequence[Task]) -> None:
        _sort(edit.tasks, self.edited, self.gone)
        _sort(edit.links, self.links, self.links_gone)
        _sort(edit.phases, self.phases, set())
        self.moved |= {task.id for task in placed}
        self.moved -= self.edited | self.gone


def _sort(edited: Mapping[UUID, Any], stays: set[UUID], goes: set[UUID]) -> None:
    for each, thing in edited.items():
        if thing is None:
            stays.discard(each)
            goes.add(each)
        else:
            stays.add(each)
