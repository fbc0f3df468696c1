"""Kept figures that have drifted are found and set right; those that the product keeps have not."""

import random
from collections.abc import Callable
from functools import partial
from io import StringIO
from threading import Event
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure.models import ChannelRecord
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.contracts import FeedbackStatus, Priority
from feedback.domain.comment import Comment, Words
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.note import Draft, Note
from feedback.infrastructure.comments import PostgresComments
from feedback.infrastructure.conversations import PostgresConversations
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.item_mapping import footage_of
from feedback.infrastructure.models import CounterRecord, FeedbackRecord, VersionRecord
from projects.contracts import Role
from projects.infrastructure.project_repository import DjangoProjectRepository
from tests.client import ApiClient
from tests.core.waiting import DEADLINE_SECONDS, aside, eventually, someone_waits_for_a_lock
from tests.feedback.examples import LATER
from tests.projects.review_loop import ReviewLoop

PLANTED = {
    "projects_project.member_count": "UPDATE projects_project SET member_count = 9 WHERE id = %(project)s",
    "projects_project.owner_name": "UPDATE projects_project SET owner_name = '옛 이름' WHERE id = %(project)s",
    "projects_search": "UPDATE projects_search SET text = '옛 이름' WHERE project_id = %(project)s",
    "feedback_counter.count": """
        UPDATE feedback_counter SET count = count + 3
        WHERE project_id = %(project)s AND status = 'in_progress' AND priority = 1""",
    "feedback_storage.bytes": "UPDATE feedback_storage SET bytes = bytes - 1 WHERE project_id = %(project)s",
    "feedback_item.comment_count": "UPDATE feedback_item SET comment_count = 5 WHERE project_id = %(project)s",
    "feedback_item.reaction_count": "UPDATE feedback_item SET reaction_count = 5 WHERE project_id = %(project)s",
    "feedback_video.version_count": "UPDATE feedback_video SET version_count = 4 WHERE project_id = %(project)s",
    "feedback_version.review": "UPDATE feedback_version SET review = 'approved' WHERE project_id = %(project)s",
}
LOST = "DELETE FROM feedback_counter WHERE project_id = %(project)s"
LEFT = "INSERT INTO feedback_counter VALUES (%(project)s, 'closed', 3, 2)"
UNFINDABLE = "DELETE FROM projects_search WHERE project_id = %(project)s"
ASTRAY = "UPDATE projects_search SET keys = '{옛이}' WHERE project_id = %(project)s"


@pytest.fixture
def loop(make_project: Callable[..., tuple[UUID, Actor]], make_person: Callable[..., Actor]) -> ReviewLoop:
    """A project with two members and a note in progress."""
    loop = ReviewLoop(*make_project(viewer=make_person()))
    loop.note(loop.cut(), FeedbackStatus.IN_PROGRESS)
    return loop


def check(*options: str) -> str:
    """What the command says; CommandError where something differs."""
    said = StringIO()
    try:
        call_command("check_counters", *options, stdout=said)
    except CommandError as error:
        error.args = (*error.args, said.getvalue())
        raise
    return said.getvalue()


def differing(*options: str) -> list[str]:
    """Lines of figures that differ."""
    try:
        check(*options)
    except CommandError as error:
        return [line for line in error.args[1].splitlines() if not line.endswith(" differ")]
    return []


def plant(statement: str, loop: ReviewLoop) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"project": loop.project_id})


def revision(loop: ReviewLoop) -> int:
    """As the table has it."""
    channel = ChannelRecord.objects.get(name=project_channel(loop.project_id))
    return channel.seq + channel.silent


@pytest.mark.parametrize("figure", PLANTED)
def test_a_drift_is_found_and_mended(loop: ReviewLoop, figure: str) -> None:
    plant(PLANTED[figure], loop)
    (line,) = differing()
    assert line.startswith(f"{figure} ")
    before = revision(loop)
    assert f"{figure}: 1 differ, mended" in check("--mend")
    assert differing() == []
    assert revision(loop) == before + 1


@pytest.mark.parametrize(("statement", "line"), [(LOST, "in_progress 1: kept 0, true 1"), (LEFT, "kept 2, true 0")])
def test_totals_that_are_missing_or_left_over_are_found_and_mended(loop: ReviewLoop, statement: str, line: str) -> None:
    plant(statement, loop)
    assert [said.endswith(line) for said in differing()] == [True]
    check("--mend")
    assert differing() == []


@pytest.mark.parametrize("statement", [UNFINDABLE, ASTRAY])
def test_a_project_that_is_not_found_by_its_name_is_found_again(
    api: ApiClient, loop: ReviewLoop, statement: str
) -> None:
    def found() -> int:
        answer = api.as_(loop.actor).get("/v2/projects", {"search": "캠페인"})
        return int(answer.json()["count"])

    assert found() == 1
    plant(statement, loop)
    assert (found(), differing()) == (0, [f"projects_search {loop.project_id}: differs"])
    check("--mend")
    assert (found(), differing()) == (1, [])


def test_lines_tell_what_is_kept_and_what_is_true_and_no_name(loop: ReviewLoop) -> None:
    for statement in PLANTED.values():
        plant(statement, loop)
    lines = differing()
    assert f"projects_project.member_count {loop.project_id}: kept 9, true 2" in lines
    assert f"projects_project.owner_name {loop.project_id}: differs" in lines
    assert f"feedback_counter.count {loop.project_id} in_progress 1: kept 4, true 1" in lines
    assert not any("박감독" in line or "옛 이름" in line for line in lines)
    with pytest.raises(CommandError, match="9 figures differ"):
        check()


def test_one_project_is_checked_by_itself(loop: ReviewLoop, make_project: Callable[..., tuple[UUID, Actor]]) -> None:
    other = ReviewLoop(*make_project())
    other.note(other.cut())
    for statement in PLANTED.values():
        plant(statement, loop)
    assert ": 1 differ" not in check(f"--project={other.project_id}")
    check("--mend", f"--project={loop.project_id}")
    assert differing() == []


def test_rows_are_compared_some_at_a_time(make_project: Callable[..., tuple[UUID, Actor]]) -> None:
    loops = [ReviewLoop(*make_project()) for _ in range(5)]
    for loop in loops:
        for status in FeedbackStatus:
            loop.note(loop.cut(), status)
        for statement in PLANTED.values():
            plant(statement, loop)
    assert len(differing("--rows=2")) == len(differing()) == 5 * (1 + 1 + 1 + 1 + 1 + 4 + 4 + 4 + 4)
    check("--mend", "--rows=2")
    assert differing() == []


class Crowd:
    """People who do one thing after another in a project."""

    def __init__(self, api: ApiClient, loop: ReviewLoop, members: list[Actor], chance: random.Random) -> None:
        self.asker, self.loop, self.members, self.chance = api.as_(loop.actor), loop, members, chance
        self.cut, self.items = loop.cut(), list[str]()
        self.people = f"/v2/projects/{loop.project_id}/members"

    def act(self) -> None:
        doings = (self.note, self.join, self.leave, self.revise, self.comment, self.delete)
        (self.chance.choice(doings) if self.items else self.note)()

    def note(self) -> None:
        status, priority = self.chance.choice(list(FeedbackStatus)), self.chance.choice(list(Priority))
        item = self.loop.note(self.cut, status, priority)
        self.items.append(f"/v2/feedback/{self.loop.project_id}/{item.id}")

    def join(self) -> None:
        self.asker.post(self.people, {"user_id": str(self.chance.choice(self.members).user_id), "role": "viewer"})

    def leave(self) -> None:
        self.asker.delete(f"{self.people}/{self.chance.choice(self.members).user_id}")

    def revise(self) -> None:
        changes = {"status": self.chance.choice(list(FeedbackStatus)), "priority": self.chance.choice(list(Priority))}
        changed = self.chance.choice(list(changes))
        self.asker.patch(self.chance.choice(self.items), {changed: changes[changed].value})

    def comment(self) -> None:
        self.asker.post(f"{self.chance.choice(self.items)}/comments", {"text": "네"})

    def delete(self) -> None:
        self.asker.delete(self.items.pop(self.chance.randrange(len(self.items))))


@pytest.mark.parametrize("seed", range(4))
def test_what_people_do_leaves_no_drift(
    api: ApiClient, loop: ReviewLoop, make_person: Callable[..., Actor], seed: int
) -> None:
    crowd = Crowd(api, loop, [make_person() for _ in range(4)], random.Random(seed))
    for _ in range(60):
        crowd.act()
    assert differing() == []
    assert CounterRecord.objects.filter(project_id=loop.project_id, count__gt=0).exists()


@pytest.mark.django_db(transaction=True)
def test_people_and_menders_at_the_same_time_leave_no_drift(
    loop: ReviewLoop, make_person: Callable[..., Actor]
) -> None:
    crowds = [Crowd(ApiClient(), loop, [make_person() for _ in range(3)], random.Random(seed)) for seed in range(3)]

    def live(crowd: Crowd) -> None:
        for _ in range(15):
            crowd.act()

    def mend() -> None:
        for figure in ("projects_project.member_count", "feedback_counter.count"):
            plant(PLANTED[figure], loop)
        check("--mend")

    works = [aside(partial(live, crowd)) for crowd in crowds] + [aside(mend) for _ in range(6)]
    for work in works:
        work.result(DEADLINE_SECONDS)
    assert differing() == []


def somebody_joins(loop: ReviewLoop) -> None:
    projects = DjangoProjectRepository()
    project = projects.get(loop.project_id)
    project.add_member(new_id(), "신입", Role.VIEWER, by=Role.OWNER, now=LATER)
    projects.save(project)


def somebody_notes(loop: ReviewLoop) -> None:
    draft = Draft(Note(text="로고를 키워 주세요"))
    cut = VersionRecord.objects.select_related("video").get(project_id=loop.project_id)
    item = FeedbackItem.opened(draft, footage=footage_of(cut), author=loop.author, now=LATER)
    PostgresFeedbackItems(publish).add(item)


def somebody_comments(loop: ReviewLoop) -> None:
    conversations = PostgresConversations(publish)
    item = FeedbackRecord.objects.get(project_id=loop.project_id)
    conversation = conversations.get(loop.project_id, item.id)
    assert conversation is not None
    comment = Comment.written(
        Words("네"), project_id=loop.project_id, feedback_id=item.id, parent=None, author=loop.author, now=LATER
    )
    conversation.take(comment)
    PostgresComments().add(comment)
    conversations.save(conversation)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("figure", "write"),
    [
        ("projects_project.member_count", somebody_joins),
        ("feedback_counter.count", somebody_notes),
        ("feedback_item.comment_count", somebody_comments),
    ],
)
def test_mending_waits_for_a_writer_and_counts_what_it_wrote(
    loop: ReviewLoop, figure: str, write: Callable[[ReviewLoop], None]
) -> None:
    plant(PLANTED[figure].replace("in_progress", "open"), loop)
    has_written, may_commit = Event(), Event()

    def write_slowly() -> None:
        with unit_of_work(by=loop.actor):
            write(loop)
            has_written.set()
            assert may_commit.wait(DEADLINE_SECONDS)

    writing = aside(write_slowly)
    assert has_written.wait(DEADLINE_SECONDS)
    mending = aside(lambda: check("--mend"))
    eventually(someone_waits_for_a_lock)
    may_commit.set()
    writing.result()
    assert f"{figure}: 1 differ, mended" in mending.result()
    assert differing() == []
