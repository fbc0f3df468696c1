"""A small film, as a schedule: what scenarios are made of."""

from datetime import UTC, date, datetime
from uuid import UUID

from schedule.contracts import LinkType, PhaseKind
from schedule.domain.drafts import LinkDraft, PhaseDraft, TaskDraft
from schedule.domain.moments import moment
from schedule.domain.network import Span
from schedule.domain.schedule import Schedule
from schedule.domain.working_hours import WorkingHours
from schedule.domain.working_time import calendars

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PROJECT, KIM, LEE = UUID(int=1), UUID(int=2), UUID(int=3)
PHASE, SCRIPT, SHOOT, CUT, SCREEN = (UUID(int=number) for number in range(10, 15))
TO_SHOOT, TO_CUT = UUID(int=20), UUID(int=21)
MONDAY = date(2026, 3, 9)


def on(day: int, hour: int = 9) -> int:
    """In March 2026."""
    return moment(date(2026, 3, day), hour * 60)


def film(project_id: UUID = PROJECT) -> Schedule:
    """As it is drawn, without holidays."""
    hours = WorkingHours(time_zone="Asia/Seoul", holidays=None)
    schedule = Schedule(project_id, hours, calendars(hours.week), moment(MONDAY))
    draw(schedule)
    return schedule


def draw(schedule: Schedule) -> None:
    """Script 9–11, shoot 12–13, cut 16–18; a screening that nothing waits for on the 20th."""
    schedule.add_phases([PhaseDraft(id=PHASE, kind=PhaseKind.FILMING)])
    schedule.add_tasks(
        [
            TaskDraft(id=SCRIPT, name="콘티", length=Span(3), not_before=on(9), assignees=(KIM,)),
            TaskDraft(id=SHOOT, name="촬영", phase_id=PHASE, length=Span(2), place="한강", source={"plan_id": "1"}),
            TaskDraft(id=CUT, name="편집", length=Span(3), must_end_by=date(2026, 3, 31)),
            TaskDraft(id=SCREEN, name="시사", length=Span(0, 120), not_before=on(20, 14), is_fixed=True),
        ]
    )
    schedule.add_links(
        [
            LinkDraft(id=TO_SHOOT, predecessor=SCRIPT, successor=SHOOT),
            LinkDraft(id=TO_CUT, predecessor=SHOOT, successor=CUT, type=LinkType.FINISH_START),
        ]
    )


def days(schedule: Schedule) -> dict[str, tuple[int, int]]:
    """From which day of March until which each task is done."""
    return {each.name: (each.starts_on.day, each.ends_on.day) for each in schedule.tasks.values()}
