"""What is said about plans, in memory; it is copied in and out."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from copy import deepcopy
from uuid import UUID

from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.domain.comment_refusals import PlanCommentNotFound
from ai_planning.domain.plan_comment import PlanComment
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.domain.plan_talk import PlanTalk
from core.domain.actor import Actor
from core.domain.events import Event
from core.domain.pages import CursorPage, CursorRequest
from projects.contracts import ProjectGrant


class FakePlanTalk:
    """PlanTalks, PlanComments and PlanCommentReads."""

    def __init__(self) -> None:
        self.talks: dict[UUID, PlanTalk] = {}
        self.kept: dict[UUID, PlanComment] = {}
        self.told: list[Event] = []

    @contextmanager
    def unit_of_work(self, by: Actor) -> Iterator[None]:
        before = deepcopy((self.talks, self.kept, self.told))
        try:
            yield
        except BaseException:
            self.talks, self.kept, self.told = before
            raise

    def talk(self, project_id: UUID, plan_id: UUID) -> PlanTalk:
        found = self.talks.get(plan_id)
        if found is None or found.project_id != project_id:
            raise PlanNotFound
        return deepcopy(found)

    def keep_talk(self, talk: PlanTalk) -> None:
        self.told += talk.facts
        talk.facts.clear()
        self.talks[talk.plan_id] = deepcopy(talk)

    def get(self, plan_id: UUID, comment_id: UUID) -> PlanComment:
        found = self.kept.get(comment_id)
        if found is None or found.plan_id != plan_id:
            raise PlanCommentNotFound
        return deepcopy(found)

    def line(self, plan_id: UUID, comment_id: UUID) -> tuple[PlanComment, ...]:
        comment = self.get(plan_id, comment_id)
        line = [comment, *([self.get(plan_id, comment.parent_id)] if comment.parent_id else [])]
        for each in line:
            each.reply_count = sum(other.parent_id == each.id for other in self.kept.values())
        return tuple(line)

    def add(self, comment: PlanComment) -> None:
        self.kept[comment.id] = deepcopy(comment)

    save = add

    def remove(self, comment_ids: Collection[UUID]) -> None:
        for comment_id in comment_ids:
            del self.kept[comment_id]

    def page(
        self, grant: ProjectGrant, plan_id: UUID, wanted: CursorRequest, part: str | None
    ) -> CursorPage[PlanCommentRow]:
        self.talk(grant.project_id, plan_id)
        of_plan = [each for each in self.kept.values() if each.plan_id == plan_id and part in (None, each.part)]
        rows = [each.row() for each in sorted(of_plan, key=lambda each: (each.created_at, each.id))]
        keys = [(row.created_at.isoformat(), str(row.id)) for row in rows]
        start = keys.index(wanted.after) + 1 if wanted.after in keys else 0
        end = start + wanted.size
        return CursorPage(tuple(rows[start:end]), keys[end - 1] if end < len(rows) else None, 0, "")

    def row(self, grant: ProjectGrant, plan_id: UUID, comment_id: UUID) -> PlanCommentRow:
        if self.talks[plan_id].project_id != grant.project_id:
            raise PlanCommentNotFound
        return self.get(plan_id, comment_id).row()


class FakeTalks:
    """The side of it that counts."""

    def __init__(self, fake: FakePlanTalk) -> None:
        self.get, self.save = fake.talk, fake.keep_talk
