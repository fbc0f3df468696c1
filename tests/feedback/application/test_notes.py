"""Many items at once, and files that hang on items: who is asked, what is stored, and that a refusal stores nothing."""

from collections.abc import Iterable
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest

from core.application.refusals import StorageUnavailable
from core.domain.errors import InvalidField
from core.domain.ids import new_id
from feedback.application.add_attachment import AddAttachment, add_attachment
from feedback.application.attached import DELETE_JOB
from feedback.application.concerned import Concerned
from feedback.application.delete_attachment import DeleteAttachment, delete_attachment, delete_objects
from feedback.application.delete_feedback import DeleteFeedback, delete_feedback
from feedback.application.move_several import MoveSeveral, Outcome, Result, move_several
from feedback.application.object_keys import attachment_key
from feedback.application.unassign_member import CHUNK, PRODUCT, UnassignMember, unassign_member
from feedback.contracts import Author, FeedbackStatus
from feedback.domain.refusals import (
    AttachmentEmpty,
    FeedbackNotFound,
    NotYourFeedback,
    ProjectStorageFull,
    TooManyAttachments,
)
from feedback.domain.storage import StorageQuota
from projects.contracts import Capability, Role
from tests.feedback import examples
from tests.feedback.application.world import World
from tests.feedback.examples import ACTOR, ATTACHMENT, JIMIN
from tests.feedback.fakes import FakeMembers, Refused

S = FeedbackStatus
PNG = b"\x89PNG\r\n\x1a\n...."


class Signer:
    """Addresses that tell what was asked for."""

    def sign(self, keys: Iterable[str], **asked: Any) -> dict[str, str]:
        told = f"{asked.get('file_name') or ''}|{asked['media_type']}"
        return {key: f"https://store.example/{key}?{told}" for key in keys}


def moved(world: World, *ids: UUID, status: FeedbackStatus = S.RESOLVED) -> list[Outcome]:
    command = MoveSeveral(actor=ACTOR, project_id=world.project_id, feedback_ids=ids, status=status)
    return move_several(command, **world.dated())


def hung(world: World, feedback_id: UUID, content: bytes = PNG) -> Any:
    command = AddAttachment(
        actor=ACTOR, project_id=world.project_id, feedback_id=feedback_id, file_name="콘티.png", content=content
    )
    kept: dict[str, Any] = {"ledger": world.ledger, "quota": world.quota, "store": world.store, "signer": Signer()}
    return add_attachment(command, **kept, **world.dated())


def test_each_of_many_moves_or_is_refused_by_itself(world: World) -> None:
    own, others, done = (
        world.stored_item(author=JIMIN),
        world.stored_item(author=Author(new_id(), "남")),
        world.stored_item(author=JIMIN, status=S.RESOLVED),
    )
    world.access.role = Role.REVIEWER
    outcomes = moved(world, own, others, gone := new_id(), done, own)
    assert [each.feedback_id for each in outcomes] == [own, others, gone, done]
    assert [each.result for each in outcomes] == [Result.MOVED, Result.REFUSED, Result.REFUSED, Result.UNCHANGED]
    assert [type(each.refusal) for each in outcomes[1:3]] == [NotYourFeedback, FeedbackNotFound]
    assert [event.name for event in world.items.told] == ["status.changed"]
    assert world.items.rows[own].status is S.RESOLVED
    assert world.access.asked == [Capability.UPDATE_OWN]


def test_who_has_left_is_unassigned_unless_they_are_back(world: World) -> None:
    theirs = [world.stored_item(assignee=JIMIN) for _ in range(CHUNK + 1)]
    others = world.stored_item(assignee=Author(new_id(), "남"))
    command = UnassignMember(project_id=world.project_id, user_id=JIMIN.id)
    ports: dict[str, Any] = {"unit_of_work": world.work, "items": world.items, "clock": world.now}
    unassign_member(command, members=world.members, **ports)
    assert world.items.rows[theirs[0]].note.assignee == JIMIN
    world.items.hidden.add(theirs[0])
    told = len(world.items.told)
    for _ in range(2):
        unassign_member(command, members=FakeMembers(), **ports)
    assert {world.items.rows[each].note.assignee for each in theirs} == {None}
    assert world.items.rows[others].note.assignee is not None
    assert [event.name for event in world.items.told[told:]] == ["feedback.updated"] * CHUNK
    assert {(change.field, change.by) for _, change in world.items.changes} == {("assignee", PRODUCT)}


def test_without_the_right_nothing_moves(world: World) -> None:
    own = world.stored_item(author=JIMIN)
    world.access.role = Role.VIEWER
    with pytest.raises(Refused):
        moved(world, own)
    assert (world.items.rows[own].status, world.work.committed) == (S.IN_PROGRESS, 0)


def test_a_file_is_stored_before_it_is_named_and_counts_for_its_sender(world: World) -> None:
    feedback_id = world.stored_item(author=JIMIN, attachments=())
    seen = hung(world, feedback_id)
    key = attachment_key(world.project_id, feedback_id, seen.row.id)
    assert world.store.objects == {key: PNG}
    assert seen.url == f"https://store.example/{key}?|image/png"
    assert seen.download_url == f"https://store.example/{key}?콘티.png|application/octet-stream"
    assert world.ledger.bytes == {(world.project_id, JIMIN.id): len(PNG)}
    assert [each.sent_by for each in world.items.rows[feedback_id].attachments] == [JIMIN.id]


def test_a_file_that_is_refused_leaves_neither_object_nor_bytes(world: World) -> None:
    full, item = (
        world.stored_item(author=JIMIN, attachments=(ATTACHMENT,) * 5),
        world.stored_item(author=JIMIN, attachments=()),
    )
    with pytest.raises(TooManyAttachments):
        hung(world, full)
    with pytest.raises(AttachmentEmpty):
        hung(world, item, b"")
    world.quota = StorageQuota(3, 10**12)
    with pytest.raises(ProjectStorageFull):
        hung(world, item)
    world.access.role = Role.VIEWER
    with pytest.raises(Refused):
        hung(world, item)
    assert (world.store.objects, world.ledger.bytes, world.items.told) == ({}, {}, [])


def test_a_right_that_goes_meanwhile_takes_the_object_with_it(world: World) -> None:
    item = world.stored_item(author=JIMIN, attachments=())
    begun = []

    @contextmanager
    def losing(*, by: Any) -> Any:
        begun.append(by)
        if len(begun) > 1:
            world.access.role = None
        yield

    world.work = losing  # type: ignore[assignment]
    with pytest.raises(Refused):
        hung(world, item)
    assert (world.store.objects, world.items.rows[item].attachments) == ({}, ())


def test_what_goes_is_counted_off_and_deleted_by_a_job(world: World) -> None:
    feedback_id = world.stored_item(author=JIMIN)
    key = attachment_key(world.project_id, feedback_id, ATTACHMENT.id)
    world.store.objects[key] = b"file"
    world.ledger.add(world.project_id, JIMIN.id, ATTACHMENT.size)
    command = DeleteAttachment(
        actor=ACTOR, project_id=world.project_id, feedback_id=feedback_id, attachment_id=ATTACHMENT.id
    )
    delete_attachment(command, ledger=world.ledger, jobs=world.jobs, **world.dated())
    assert list(world.jobs.queued.values()) == [(DELETE_JOB, {"keys": [key]})]
    assert (world.ledger.bytes, world.items.rows[feedback_id].attachments) == ({(world.project_id, JIMIN.id): 0}, ())
    for _ in range(2):
        delete_objects([key], store=world.store)
    assert world.store.objects == {}


def test_files_go_with_their_item(world: World) -> None:
    feedback_id = world.stored_item(author=JIMIN)
    world.ledger.add(world.project_id, JIMIN.id, ATTACHMENT.size)
    command = DeleteFeedback(actor=ACTOR, project_id=world.project_id, feedback_id=feedback_id)
    delete_feedback(command, ledger=world.ledger, jobs=world.jobs, **world.writing())
    assert [kind for kind, _ in world.jobs.queued.values()] == [DELETE_JOB]
    assert world.ledger.bytes == {(world.project_id, JIMIN.id): 0}


def test_a_store_that_is_away_changes_nothing(world: World) -> None:
    item = world.stored_item(author=JIMIN, attachments=())
    world.store.is_away = True
    with pytest.raises(StorageUnavailable):
        hung(world, item)
    assert (world.items.rows[item].attachments, world.ledger.bytes) == ((), {})


def test_only_members_are_named_but_whoever_was_named_stays(world: World) -> None:
    item = examples.item(examples.version(world.project_id).footage())
    stranger = new_id()
    for concerned, pointer in (
        (Concerned(assignee_id=stranger), "/assignee_id"),
        (Concerned(mentions=(JIMIN.id, stranger)), "/mentions/1"),
        (Concerned(mentions=(JIMIN.id,) * 21), "/mentions"),
    ):
        with pytest.raises(InvalidField) as refused:
            concerned.in_note(item.note, world.project_id, world.members)
        assert refused.value.faults[0].pointer == pointer
    world.members.names.clear()
    kept = Concerned(assignee_id=JIMIN.id, mentions=(JIMIN.id, JIMIN.id)).in_note(
        item.note, world.project_id, world.members
    )
    assert (kept.assignee, kept.mentions) == (JIMIN, (JIMIN,))
    assert Concerned(is_unassigned=True).in_note(item.note, world.project_id, world.members).assignee is None
