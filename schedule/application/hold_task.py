"""Somebody is moving a task: nobody else does, for half a minute or for as long as they say so again."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock, rfc3339
from projects.contracts import Capability
from schedule.application.hold_ports import HOLD_SECONDS, Hold, HoldNews, Holds
from schedule.application.schedule_ports import Access, ScheduleReads
from schedule.domain.task_refusals import TaskHeld


def hold_task(
    actor: Actor,
    project_id: UUID,
    task_id: UUID,
    *,
    access: Access,
    reads: ScheduleReads,
    holds: Holds,
    news: HoldNews,
    clock: Clock,
) -> Hold:
    """Raises TaskNotFound, TaskHeld. Those who listen are told once, not of each time that it is said again."""
    grant = access(actor, project_id, Capability.UPDATE)
    reads.task(grant, task_id)
    wanted = Hold(task_id, grant.user_id, grant.member_name, clock() + timedelta(seconds=HOLD_SECONDS))
    is_new = task_id not in holds.of(grant.project_id)
    stands = holds.take(grant.project_id, wanted)
    if stands.user_id != grant.user_id:
        raise TaskHeld(by=stands.name, until=rfc3339(stands.until))
    if is_new:
        news.held(grant.project_id, stands)
    return stands


def release_task(
    actor: Actor, project_id: UUID, task_id: UUID, *, access: Access, holds: Holds, news: HoldNews
) -> None:
    """Of one that somebody else holds it is no change."""
    grant = access(actor, project_id, Capability.UPDATE)
    if holds.release(grant.project_id, task_id, grant.user_id):
        news.released(grant.project_id, task_id, Actor(grant.user_id, grant.member_name))


def read_holds(actor: Actor, project_id: UUID, *, access: Access, holds: Holds) -> Mapping[UUID, Hold]:
    return holds.of(access(actor, project_id, Capability.READ).project_id)
