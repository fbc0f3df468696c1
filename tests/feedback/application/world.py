"""The ports of the review loop in memory, and what people do on them."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from core.domain.ids import new_id
from feedback.application.drop_draft import Desk
from feedback.application.receive_video import receive_video
from feedback.application.revise_feedback import ReviseFeedback, revise_feedback
from feedback.application.submit_video import SubmitVideo, submit_video
from feedback.domain.note import Draft, Note
from feedback.domain.position import Position
from feedback.domain.storage import StorageQuota
from tests.core.fakes import FakeJobs
from tests.feedback import examples
from tests.feedback.examples import ACTOR, JIMIN, LATER
from tests.feedback.fakes import (
    FakeAccess,
    FakeItems,
    FakeMembers,
    FakeStore,
    FakeVersions,
    FakeWork,
)
from tests.feedback.film_fakes import FakeLedger
from tests.feedback.talk_fakes import FakeComments, FakeConversations, FakeDrafts

MINUTE_OF_FILM = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00" + b"\x00\x00\x00\x10moov" + bytes(8)
MINUTE_OF_FILM += b"\x00\x00\x00\x10mdat" + bytes(8)


class World:
    """All ports in memory."""

    def __init__(self) -> None:
        self.project_id = new_id()
        self.access, self.work, self.store = FakeAccess(), FakeWork(), FakeStore()
        self.items, self.versions, self.comments, self.jobs = FakeItems(), FakeVersions(), FakeComments(), FakeJobs()
        self.conversations, self.members = FakeConversations(self.items), FakeMembers({JIMIN.id: JIMIN.name})
        self.drafts = FakeDrafts()
        self.desk = Desk(self.drafts, self.items.told.append)
        self.ledger, self.quota = FakeLedger(), StorageQuota(10**12, 10**12)

    def now(self) -> datetime:
        return LATER

    def writing(self) -> dict[str, Any]:
        return {"unit_of_work": self.work, "access": self.access, "items": self.items}

    def dated(self) -> dict[str, Any]:
        return self.writing() | {"clock": self.now}

    def talking(self) -> dict[str, Any]:
        rows = {"conversations": self.conversations, "comments": self.comments, "desk": self.desk}
        return {"unit_of_work": self.work, "access": self.access, "clock": self.now} | rows

    def storing(self) -> dict[str, Any]:
        return {"jobs": self.jobs, "ledger": self.ledger, "quota": self.quota}

    def stored_item(self, **changes: Any) -> UUID:
        item = examples.item(examples.version(self.project_id).footage(), **changes)
        self.items.add(item)
        return item.id

    def submit_film(self) -> Any:
        intake = receive_video(ACTOR, self.project_id, access=self.access, store=self.store, limit=10**6)
        intake.write(MINUTE_OF_FILM)
        command = SubmitVideo(
            actor=ACTOR,
            project_id=self.project_id,
            intake=intake,
            source=intake.finish("1차.mp4"),
            draft=Draft(Note(), Position(Decimal(1))),
        )
        return submit_video(command, versions=self.versions, **self.storing(), **self.dated())

    def revise(self, feedback_id: UUID, changes: Mapping[str, Any], **others: Any) -> Any:
        target = {"actor": ACTOR, "project_id": self.project_id, "feedback_id": feedback_id}
        command = ReviseFeedback(**target, changes=changes, **others)
        return revise_feedback(command, members=self.members, **self.dated())
