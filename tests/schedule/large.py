"""Schedules with very many tasks."""

import random
from uuid import UUID

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from schedule.contracts import CalendarKind
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.network import Span


def plan_large(project_id: UUID, by: Actor, tasks: int, links: int) -> UUID:
    """All but the first wait, at last, for the first, whose id it gives."""
    from schedule.bootstrap.aggregates import schedules

    dice = random.Random(8)
    ids = [new_id() for _ in range(tasks)]
    drafts = [TaskDraft(id=each, name=f"작업 {at}", **_terms(dice)) for at, each in enumerate(ids)]
    pairs = {(dice.randint(max(0, end - 20), end - 1), end) for end in range(1, tasks)}
    while len(pairs) < links:
        end = dice.randint(1, tasks - 1)
        pairs.add((dice.randint(max(0, end - 200), end - 1), end))
    joined = [LinkDraft(id=new_id(), predecessor=ids[one], successor=ids[end]) for one, end in sorted(pairs)]
    with unit_of_work(by=by):
        schedule = schedules().get(project_id)
        schedule.add_tasks(drafts)
        schedule.add_links(joined)
        schedules().save(schedule)
    return ids[0]


def _terms(dice: random.Random) -> dict[str, object]:
    return {"length": Span(minutes=dice.randint(10, 60)), "calendar": dice.choice(list(CalendarKind))}
