"""Who is reminded of tasks, and how often."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.contracts import NotificationType
from notifications.contracts import News
from schedule.application.remind_of_tasks import remind_of_tasks
from schedule.application.reminder_ports import DueTask
from schedule.application.take_back_reminders import take_back_reminders
from tests.schedule.reminder_fakes import FakeDueTasks

PROJECT, KIM, LEE, PARK = (UUID(int=number) for number in range(1, 5))
DUE = date(2026, 3, 10)
SHOOT = DueTask(new_id(), PROJECT, "야외 촬영", "우산을 챙길 것", DUE, "Asia/Seoul", frozenset({LEE, KIM}), PARK)


@dataclass
class World:
    """Heralds and ActiveProjects in memory."""

    tasks: FakeDueTasks = field(default_factory=lambda: FakeDueTasks({SHOOT.id: SHOOT}))
    awake: set[UUID] = field(default_factory=lambda: {PROJECT})
    heard: dict[UUID, News] = field(default_factory=dict)
    now: datetime = datetime(2026, 3, 10, 3, tzinfo=UTC)
    works: int = 0

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        self.works += 1
        yield

    def active(self, project_ids: Collection[UUID]) -> set[UUID]:
        return self.awake & set(project_ids)

    def tell(self, news: News, delivery_id: UUID) -> None:
        self.heard.setdefault(delivery_id, news)

    def told(self, delivery_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
        return {each: set(self.heard[each].recipients) if each in self.heard else set() for each in delivery_ids}

    def take_back(self, ids: Collection[UUID]) -> None:
        self.heard = {key: news for key, news in self.heard.items() if news.subject_id not in ids}

    def remind(self) -> int:
        return remind_of_tasks(
            unit_of_work=self.unit_of_work, tasks=self.tasks, active=self.active, heralds=self, clock=lambda: self.now
        )

    def days(self) -> list[tuple[int, str]]:
        """On which days of March what is told, when the clock is looked at every three hours for half of it."""
        told = []
        for step in range(15 * 8):
            self.now = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(hours=3 * step)
            before = set(self.heard)
            self.remind()
            day = (self.now + timedelta(hours=9)).day
            told += [(day, news.what) for key, news in self.heard.items() if key not in before]
        return told


@pytest.fixture
def world() -> World:
    return World()


def test_people_are_reminded_before_on_the_day_and_daily_afterwards(world: World) -> None:
    late = [(day, "overdue") for day in range(11, 16)]
    assert world.days() == [(7, "in_3_days"), (9, "tomorrow"), (10, "today"), *late]


def test_who_is_to_do_it_is_reminded_and_told_where_it_is(world: World) -> None:
    assert world.remind() == 1
    (news,) = world.heard.values()
    assert (news.kind, news.what, news.recipients) == (NotificationType.DEADLINE, "today", (KIM, LEE))
    assert (news.project_id, news.subject_id, news.subject, news.text) == (
        PROJECT,
        SHOOT.id,
        "야외 촬영",
        "우산을 챙길 것",
    )
    assert news.path == f"/projects/{PROJECT}/schedule?task={SHOOT.id}"
    assert news.actor_id is None


def test_of_what_is_nobodys_is_reminded_who_made_it(world: World) -> None:
    world.tasks.kept = {SHOOT.id: replace(SHOOT, assignee_ids=frozenset())}
    world.remind()
    assert [news.recipients for news in world.heard.values()] == [(PARK,)]


def test_of_what_the_product_made_for_nobody_nobody_is_reminded(world: World) -> None:
    world.tasks.kept = {SHOOT.id: replace(SHOOT, assignee_ids=frozenset(), made_by_id=None)}
    assert (world.remind(), world.works) == (0, 0)


def test_of_one_task_and_day_everybody_hears_once(world: World) -> None:
    assert [world.remind() for _ in range(3)] == [1, 0, 0]
    assert world.works == 1


def test_a_project_that_rests_is_silent(world: World) -> None:
    world.awake = set()
    assert world.remind() == 0
    assert world.heard == {}


@pytest.mark.parametrize("became", [None, replace(SHOOT, end_date=DUE + timedelta(days=5))], ids=["done", "moved"])
def test_what_is_done_or_moved_between_looking_and_telling_is_not_told_of(world: World, became: DueTask | None) -> None:
    world.tasks.since = {SHOOT.id: became}
    assert world.remind() == 0
    assert world.heard == {}


def test_a_day_is_the_day_of_the_schedule(world: World) -> None:
    world.tasks.kept = {SHOOT.id: replace(SHOOT, time_zone="America/Los_Angeles")}
    world.now = datetime(2026, 3, 10, 6, tzinfo=UTC)
    world.remind()
    assert [news.what for news in world.heard.values()] == ["tomorrow"], "it is the evening of the ninth there"


def test_a_deleted_task_is_not_read_of_any_more(world: World) -> None:
    world.remind()
    take_back_reminders([SHOOT.id], unit_of_work=world.unit_of_work, heralds=world)
    assert world.heard == {}


def test_more_than_one_batch_is_reminded_of(world: World) -> None:
    many = [replace(SHOOT, id=new_id()) for _ in range(1201)]
    world.tasks.kept = {each.id: each for each in many}
    assert world.remind() == 1201
