"""A version in review with all ports in memory, and what people do with it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.domain.ids import new_id
from feedback.application.decide import Decide, decide
from feedback.application.draw_notes import NotePictures
from feedback.application.finish_by_decision import FinishByDecision, finish_by_decision
from feedback.application.finish_review import FinishReview, finish_review
from feedback.application.open_round import OpenRound, open_round
from feedback.application.tell_finish import Draw, TellFinish, Telling, tell_finish
from feedback.contracts import Author, FinishRow, ReviewDecision, ReviewState, RoundRow
from feedback.domain.position import Position
from feedback.domain.review_finish import Closing
from projects.contracts import Role
from tests.feedback import examples
from tests.feedback.application.world import World
from tests.feedback.examples import JIMIN, LATER
from tests.feedback.film_fakes import FakeVideos
from tests.feedback.round_fakes import (
    FakeFinishes,
    FakeFrameDrawer,
    FakeHerald,
    FakeRounds,
    FakeSketcher,
    FakeWritings,
)

MINA, DOYUN, EDITOR = Author(new_id(), "최민아"), Author(new_id(), "박도윤"), Author(new_id(), "한편집")


class ReviewWorld(World):
    """`moment` is now; MINA and DOYUN may approve, EDITOR goes on with the cut."""

    def __init__(self, workspaces: Any) -> None:
        super().__init__()
        self.rounds, self.finishes, self.herald = FakeRounds(), FakeFinishes(), FakeHerald()
        self.drawer, self.moment = FakeFrameDrawer(), LATER
        self.writings = FakeWritings(self.items, self.comments, self.versions)
        self.pictures = NotePictures(self.store, self.drawer, FakeSketcher(), workspaces)
        self.cut = examples.version(self.project_id, review=ReviewState.NONE)
        self.versions.add(self.cut)
        self.store.objects[self.cut.source.object_key] = b"film"

    def now(self) -> datetime:
        return self.moment

    def pass_(self, seconds: int) -> None:
        self.moment += timedelta(seconds=seconds)

    def approvers(self, project_id: UUID) -> Mapping[UUID, str]:
        return {person.id: person.name for person in (MINA, DOYUN)}

    def editors(self, project_id: UUID) -> Mapping[UUID, str]:
        return {person.id: person.name for person in (JIMIN, EDITOR)}

    def open(self, role: Role = Role.EDITOR, **terms: Any) -> RoundRow:
        self.access.role = role
        command = OpenRound(**self._place(EDITOR), **{"reviewer_ids": [MINA.id, DOYUN.id]} | terms)
        videos = FakeVideos(self.versions)
        return open_round(command, approvers=self.approvers, videos=videos, **self._reviewing())

    def decide(
        self, round_id: UUID, by: Author, decision: ReviewDecision, role: Role = Role.REVIEWER, note: str = ""
    ) -> RoundRow:
        self.access.role = role
        command = Decide(**self._place(by), round_id=round_id, decision=decision, note=note)
        return decide(command, **self._reviewing())

    def finish(self, by: Author, summary: str = "", role: Role = Role.REVIEWER) -> FinishRow:
        self.access.role = role
        command = FinishReview(**self._place(by), summary=summary)
        return finish_review(command, access=self.access, rounds=self.rounds, **self._finishing())

    def finish_by(self, person: Author, closing: Closing) -> None:
        command = FinishByDecision(version_id=self.cut.id, reviewer=person, closing=closing)
        finish_by_decision(command, **self._finishing())

    def note(self, by: Author, frame: int | None, **changes: Any) -> UUID:
        position = Position() if frame is None else Position(None, frame).on(self.cut.footage())
        item = examples.item(self.cut.footage(), position=position, origin=None, author=by, created_at=self.moment)
        self.items.add(replace(item, **changes))
        return item.id

    def tell(self, finish_id: UUID, draw: Draw | None = None) -> None:
        tell_finish(TellFinish(finish_id), telling=self.telling(), draw=draw or self.pictures.of)

    def telling(self) -> Telling:
        return Telling(
            unit_of_work=self.work,
            versions=self.versions,
            finishes=self.finishes,
            writings=self.writings,
            editors=self.editors,
            tell=self.herald,
            clock=self.now,
        )

    def frames(self) -> dict[str, bytes]:
        """What lies among the pictures of frames, by the last part of its key."""
        prefix = f"videos/{self.project_id}/{self.cut.id}/frames/"
        return {key.removeprefix(prefix): body for key, body in self.store.objects.items() if key.startswith(prefix)}

    def _place(self, person: Author) -> dict[str, Any]:
        actor = Actor(user_id=person.id, name=person.name)
        return {
            "actor": actor,
            "project_id": self.project_id,
            "video_id": self.cut.video_id,
            "version_id": self.cut.id,
        }

    def _reviewing(self) -> dict[str, Any]:
        parts = {"unit_of_work": self.work, "access": self.access, "versions": self.versions}
        return parts | {"rounds": self.rounds, "clock": self.now}

    def _finishing(self) -> dict[str, Any]:
        parts = {"unit_of_work": self.work, "versions": self.versions, "finishes": self.finishes}
        return parts | {"writings": self.writings, "jobs": self.jobs, "clock": self.now}
