"""What is said about plans, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from ai_planning.contracts.comment_events import PlanCommentAdded
from ai_planning.domain.comment_refusals import PlanCommentNotFound
from ai_planning.domain.first_parts import first_parts
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_comment import PlanComment
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.domain.plan_talk import PlanTalk
from ai_planning.infrastructure.plan_comment_reads import DjangoPlanCommentReads
from ai_planning.infrastructure.plan_comments import DjangoPlanComments, DjangoPlanTalks
from ai_planning.infrastructure.plans import DjangoPlans
from core.domain.actor import SYSTEM
from core.domain.events import Event
from core.domain.ids import new_id
from core.domain.pages import CursorRequest
from projects.contracts import ProjectGrant, Role
from tests.ai_planning.comment_fakes import FakePlanTalk, FakeTalks
from tests.ai_planning.examples import AT, BRIEF, KIM, LEE


@dataclass
class Parts:
    talks: Any
    comments: Any
    reads: Any
    work: Callable[..., AbstractContextManager[None]]
    told: list[Event]
    begin: Callable[[VideoPlan], None]

    def stored(self, *comments: PlanComment) -> None:
        with self.work(by=SYSTEM):
            for each in comments:
                self.comments.add(each)


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def parts(request: pytest.FixtureRequest) -> Parts:
    if request.param == "fake":
        fake = FakePlanTalk()

        def known(plan: VideoPlan) -> None:
            fake.talks[plan.id] = PlanTalk(plan.project_id, plan.id, frozenset(plan.parts.by_key), 0)

        return Parts(FakeTalks(fake), fake, fake, fake.unit_of_work, fake.told, known)
    from core.infrastructure.unit_of_work import unit_of_work

    told: list[Event] = []

    def stored(plan: VideoPlan) -> None:
        with unit_of_work(by=SYSTEM):
            DjangoPlans(lambda event: None).add(plan)

    return Parts(
        DjangoPlanTalks(told.append), DjangoPlanComments(), DjangoPlanCommentReads(), unit_of_work, told, stored
    )


@pytest.fixture
def plan(parts: Parts) -> VideoPlan:
    own = first_parts("봄", BRIEF, by=KIM, now=AT, new_id=new_id)
    made = VideoPlan.create((new_id(), new_id()), own, KIM, AT)
    parts.begin(made)
    return made


def comment_on(plan: VideoPlan, minute: int = 0, parent: PlanComment | None = None) -> PlanComment:
    """With no field at its default, but for what is deleted."""
    at = AT + timedelta(minutes=minute)
    return PlanComment(
        id=new_id(),
        project_id=plan.project_id,
        plan_id=plan.id,
        part="brief",
        parent_id=parent.id if parent else None,
        text=f"말 {minute}",
        author=KIM,
        mentions=(LEE, KIM),
        created_at=at,
        updated_at=at + timedelta(hours=1),
        edited_at=at + timedelta(hours=2),
        resolved_at=at + timedelta(hours=3),
        resolved_by=LEE,
        version=4,
    )


def grant_of(project_id: UUID) -> ProjectGrant:
    return ProjectGrant(project_id, KIM.id, KIM.name, Role.OWNER, frozenset())


def test_a_whole_comment_comes_back_as_it_was(parts: Parts, plan: VideoPlan) -> None:
    comment = comment_on(plan)
    parts.stored(comment)
    assert parts.comments.get(plan.id, comment.id) == comment
    assert parts.reads.row(grant_of(plan.project_id), plan.id, comment.id) == comment.row()


def test_a_change_is_kept(parts: Parts, plan: VideoPlan) -> None:
    comment = comment_on(plan)
    parts.stored(comment)
    bare = replace(
        comment, part=None, text="", mentions=(), resolved_at=None, resolved_by=None, deleted_at=AT, version=5
    )
    with parts.work(by=SYSTEM):
        parts.comments.save(bare)
    assert parts.comments.get(plan.id, comment.id) == bare


def test_a_line_counts_what_hangs_on_it(parts: Parts, plan: VideoPlan) -> None:
    first = comment_on(plan)
    replies = [comment_on(plan, minute, first) for minute in (1, 2)]
    parts.stored(first, *replies)
    assert [(each.id, each.reply_count) for each in parts.comments.line(plan.id, first.id)] == [(first.id, 2)]
    line = parts.comments.line(plan.id, replies[0].id)
    assert [(each.id, each.reply_count) for each in line] == [(replies[0].id, 0), (first.id, 2)]


def test_what_is_removed_is_gone(parts: Parts, plan: VideoPlan) -> None:
    first = comment_on(plan)
    reply = comment_on(plan, 1, first)
    parts.stored(first, reply)
    with parts.work(by=SYSTEM):
        parts.comments.remove((reply.id, first.id))
    for each in (first, reply):
        with pytest.raises(PlanCommentNotFound):
            parts.comments.get(plan.id, each.id)


def test_a_page_is_oldest_first_and_goes_on(parts: Parts, plan: VideoPlan) -> None:
    said = [comment_on(plan, minute) for minute in (0, 0, 1)]
    parts.stored(*reversed(said), replace(comment_on(plan, 2), part=None))
    grant = grant_of(plan.project_id)
    first = parts.reads.page(grant, plan.id, CursorRequest(None, 2), "brief")
    second = parts.reads.page(grant, plan.id, CursorRequest(first.next_after, 2), "brief")
    assert [row.id for row in (*first.rows, *second.rows)] == [each.id for each in said]
    assert second.next_after is None
    assert len(parts.reads.page(grant, plan.id, CursorRequest(None, 10), None).rows) == 4


def test_other_projects_and_plans_see_nothing(parts: Parts, plan: VideoPlan) -> None:
    comment = comment_on(plan)
    parts.stored(comment)
    with pytest.raises(PlanNotFound):
        parts.reads.page(grant_of(new_id()), plan.id, CursorRequest(None, 10), None)
    with pytest.raises(PlanCommentNotFound):
        parts.reads.row(grant_of(new_id()), plan.id, comment.id)
    with pytest.raises(PlanCommentNotFound):
        parts.comments.get(new_id(), comment.id)
    with pytest.raises(PlanNotFound), parts.work(by=SYSTEM):
        parts.talks.get(new_id(), plan.id)


def test_a_talk_keeps_its_count_and_tells_its_facts_once(parts: Parts, plan: VideoPlan) -> None:
    comment = comment_on(plan)
    with parts.work(by=SYSTEM):
        talk = parts.talks.get(plan.project_id, plan.id)
        assert (talk.comment_count, set(talk.parts)) == (0, set(plan.parts.by_key))
        talk.take(comment)
        parts.comments.add(comment)
        parts.talks.save(talk)
    assert parts.told == [PlanCommentAdded(project_id=plan.project_id, comment=comment.row(), comment_count=1)]
    with parts.work(by=SYSTEM):
        again = parts.talks.get(plan.project_id, plan.id)
        parts.talks.save(again)
    assert (again.comment_count, len(parts.told)) == (1, 1)
