"""What comments on plans need from the outside, by role."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.contracts.rows import Author
from ai_planning.domain.plan_comment import PlanComment
from ai_planning.domain.plan_talk import PlanTalk
from core.domain.pages import CursorPage, CursorRequest
from notifications.contracts import News
from projects.contracts import ProjectGrant


class Members(Protocol):
    """Asks the projects context."""

    def members_named(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
        """Shown names of those of `user_ids` who are members; one statement."""
        ...


class PlanTalks(Protocol):
    """Locked with the row of their plan, before any comment; `save` counts, and tells what there is to tell."""

    def get(self, project_id: UUID, plan_id: UUID) -> PlanTalk:
        """Raises PlanNotFound, also for one in the trash."""

    def save(self, talk: PlanTalk) -> None:
        """After the comments: facts are told when every row is written."""


class PlanComments(Protocol):
    """Held by the lock of their plan."""

    def get(self, plan_id: UUID, comment_id: UUID) -> PlanComment:
        """Raises PlanCommentNotFound."""

    def line(self, plan_id: UUID, comment_id: UUID) -> tuple[PlanComment, ...]:
        """The comment and the one that it hangs on, with their numbers of replies. Raises PlanCommentNotFound."""

    def add(self, comment: PlanComment) -> None: ...

    def save(self, comment: PlanComment) -> None: ...

    def remove(self, comment_ids: Collection[UUID]) -> None: ...


class PlanCommentReads(Protocol):
    """The grant is the scope. Raises PlanNotFound; of one comment PlanCommentNotFound."""

    def page(
        self, grant: ProjectGrant, plan_id: UUID, wanted: CursorRequest, part: str | None
    ) -> CursorPage[PlanCommentRow]:
        """Oldest first, of one part if that is named; two statements."""

    def row(self, grant: ProjectGrant, plan_id: UUID, comment_id: UUID) -> PlanCommentRow:
        """One statement."""


@dataclass(frozen=True)
class ToldPlan:
    """A plan that is not in the trash, as far as people are told of what is said on it."""

    id: UUID
    project_id: UUID
    title: str
    author_id: UUID


@dataclass(frozen=True)
class ToldPlanComment:
    """One that was not deleted. `partners` are the others who had said something in its thread."""

    row: PlanCommentRow
    partners: frozenset[UUID]


class PlanTalkNews(Protocol):
    """One statement each, two of a comment; None for what is gone or in the trash."""

    def plan(self, project_id: UUID, plan_id: UUID) -> ToldPlan | None:
        """Held: whoever deletes it, or what is said on it, comes after the news and takes these back."""

    def comment(self, plan_id: UUID, comment_id: UUID) -> ToldPlanComment | None: ...


class Heralds(Protocol):
    """Asks the notifications context, inside the running unit of work."""

    def hold(self, user_ids: Collection[UUID]) -> None:
        """All whom several news may reach, before the first is told."""

    def tell(self, news: News, delivery_id: UUID) -> None:
        """Once, however often it is repeated with the same `delivery_id`."""

    def told(self, delivery_ids: Collection[UUID]) -> Mapping[UUID, set[UUID]]:
        """Who has heard of each of these deliveries."""

    def take_back(self, ids: Collection[UUID]) -> None:
        """What these ids name is gone."""


class Names(Protocol):
    """Where names are kept beside what people did."""

    def rename(self, author: Author) -> Collection[UUID]:
        """Projects where something shows another name then."""
