"""Whom what concerns: nobody hears twice of one thing, and everybody hears the weightiest."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.infrastructure.models import DeliveryRecord
from core.infrastructure.unit_of_work import delivering
from feedback.bootstrap.concerns import tell_of_reaction
from feedback.infrastructure.models import FeedbackRecord, VideoRecord
from notifications.infrastructure.models import EntryRecord
from tests.client import ApiClient
from tests.feedback.api.conftest import Review, made
from tests.feedback.api.reviewing import Cut

WorkOff = Callable[[], None]
pytestmark = pytest.mark.django_db(transaction=True)


class Cast:
    """A project with a film, its owner and four more, each seen at their desk."""

    def __init__(self, api: ApiClient, project_id: UUID, people: dict[str, Actor]) -> None:
        self.project_id, self.people = project_id, people
        self.desks = {name: Review(api, project_id, person) for name, person in people.items()}

    def id_of(self, name: str) -> str:
        return str(self.people[name].user_id)

    def heard(self) -> dict[str, list[tuple[str, str]]]:
        """Type and what happened of each entry, by person; those without one are left out."""
        names = {person.user_id: name for name, person in self.people.items()}
        found: dict[str, list[tuple[str, str]]] = {}
        for entry in EntryRecord.objects.filter(project_id=self.project_id).order_by("created_at", "id"):
            found.setdefault(names[entry.recipient_id], []).append((entry.kind, entry.what))
        return found

    def forget(self) -> None:
        EntryRecord.objects.all().delete()


@pytest.fixture
def cast(
    api: ApiClient,
    make_person: Callable[..., Actor],
    make_project: Callable[..., tuple[UUID, Actor]],
    film: bytes,
    work_off: WorkOff,
) -> Cast:
    people = {name: make_person(name) for name in ("admin", "editor", "reviewer", "viewer")}
    project_id, owner = make_project(**people)
    found = Cast(api, project_id, {"owner": owner, **people})
    found.desks["owner"].uploaded(film, title="첫 의견", text="첫 의견", video_title="여름")
    work_off()
    return found


@pytest.fixture
def video_id(cast: Cast) -> str:
    cast.forget()
    return str(VideoRecord.objects.get(project_id=cast.project_id).id)


def test_of_a_new_film_the_uploader_and_those_who_approve_hear(cast: Cast) -> None:
    heard = cast.heard()
    assert heard["owner"] == [("job_finished", "")]
    assert {name for name, told in heard.items() if ("version_ready", "") in told} == {"admin", "reviewer"}
    assert all(("feedback", "") in heard[name] for name in ("admin", "editor", "reviewer", "viewer"))


def test_of_a_new_item_all_hear_but_its_author(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    note = cast.desks["reviewer"].noted(video_id, "로고가 작아요", timestamp=0.5)
    work_off()
    assert cast.heard() == {name: [("feedback", "")] for name in ("owner", "admin", "editor", "viewer")}
    entry = EntryRecord.objects.filter(recipient_id=cast.people["owner"].user_id).get()
    assert (entry.subject, entry.text, str(entry.subject_id)) == ("로고가 작아요", "로고가 작아요", note["id"])
    assert entry.path.endswith(f"?version={note['version_id']}&feedback={note['id']}")


def test_the_mentioned_and_the_assignee_hear_of_it_as_such(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    concerned = {"mentions": [cast.id_of("viewer"), cast.id_of("editor")], "assignee_id": cast.id_of("editor")}
    cast.desks["reviewer"].noted(video_id, **concerned)
    work_off()
    assert cast.heard() == {
        "viewer": [("mention", "")],
        "editor": [("mention", "")],
        "owner": [("feedback", "")],
        "admin": [("feedback", "")],
    }


def test_who_hears_of_no_mentions_hears_of_the_item(
    api: ApiClient, cast: Cast, video_id: str, work_off: WorkOff
) -> None:
    off = {"mention": {"in_app": False, "mail": False}}
    api.as_(cast.people["viewer"]).patch("/v2/me/preferences", {"notifications": off})
    cast.desks["reviewer"].noted(video_id, mentions=[cast.id_of("viewer")])
    work_off()
    assert cast.heard()["viewer"] == [("feedback", "")]


def test_of_a_revision_those_hear_who_are_newly_concerned(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    note = cast.desks["reviewer"].noted(video_id, mentions=[cast.id_of("viewer")])
    work_off()
    cast.forget()
    both = [cast.id_of("viewer"), cast.id_of("admin")]
    cast.desks["owner"].patch(note["id"], mentions=both, assignee_id=cast.id_of("editor"))
    cast.desks["owner"].patch(note["id"], title="새 제목")
    work_off()
    assert cast.heard() == {"admin": [("mention", "")], "editor": [("assignment", "")]}
    (actor,) = EntryRecord.objects.get(kind="assignment").actors
    assert actor["id"] == cast.id_of("owner")


def test_of_a_change_of_status_the_author_hears_who_made_it(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    note = cast.desks["reviewer"].noted(video_id)
    own = cast.desks["owner"].noted(video_id)
    work_off()
    cast.forget()
    cast.desks["owner"].patch(note["id"], status="in_progress")
    cast.desks["owner"].patch(own["id"], status="in_progress")
    work_off()
    assert cast.heard() == {"reviewer": [("status", "in_progress")]}
    assert EntryRecord.objects.get().actors[0]["id"] == cast.id_of("owner")


def test_of_a_comment_the_author_of_the_item_hears_and_of_a_reply_the_thread_too(
    cast: Cast, video_id: str, work_off: WorkOff
) -> None:
    note = cast.desks["reviewer"].noted(video_id)
    first = made(cast.desks["editor"].comment(note["id"], "어느 컷이요?"))
    made(cast.desks["admin"].comment(note["id"], "다른 이야기"))
    work_off()
    assert cast.heard()["reviewer"] == [("reply", "comment")]
    assert EntryRecord.objects.get(kind="reply").count == 2
    cast.forget()
    second = made(cast.desks["admin"].comment(note["id"], "두 번째", parent_id=first["id"]))
    made(cast.desks["owner"].comment(note["id"], "그 아래", parent_id=second["id"]))
    work_off()
    assert cast.heard() == {"editor": [("reply", "")], "reviewer": [("reply", "comment")], "admin": [("reply", "")]}


def test_comments_that_are_deleted_are_told_no_more(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    note = cast.desks["reviewer"].noted(video_id)
    ids = [made(cast.desks[name].comment(note["id"], f"말 {name}"))["id"] for name in ("editor", "admin")]
    work_off()
    entry = EntryRecord.objects.get(kind="reply")
    desk = cast.desks["owner"]
    for comment_id, left in ((ids[1], [(1, "")]), (ids[0], [])):
        assert desk.api.delete(f"{desk.path}/{note['id']}/comments/{comment_id}").status_code == 204
        work_off()
        assert list(EntryRecord.objects.filter(id=entry.id).values_list("count", "text")) == left


def test_an_item_that_is_deleted_is_told_no_more(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    note = cast.desks["reviewer"].noted(video_id)
    work_off()
    assert cast.desks["owner"].api.delete(f"{cast.desks['owner'].path}/{note['id']}").status_code == 204
    work_off()
    assert cast.heard() == {}


def test_what_is_gone_before_its_news_comes_is_not_told(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    note = cast.desks["reviewer"].noted(video_id)
    made(cast.desks["editor"].comment(note["id"]))
    FeedbackRecord.objects.filter(id=note["id"]).update(in_trash=True)
    work_off()
    assert cast.heard() == {}


def react(cast: Cast, name: str, comment: dict[str, Any], kind: str) -> None:
    desk = cast.desks[name]
    path = f"{desk.path}/{comment['feedback_id']}/comments/{comment['id']}/reaction"
    assert desk.api.put(path, {"kind": kind}).status_code == 200


def test_reactions_gather_for_who_wrote_the_comment(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    note = cast.desks["reviewer"].noted(video_id)
    comment = made(cast.desks["editor"].comment(note["id"]))
    work_off()
    cast.forget()
    for name in ("owner", "admin", "reviewer", "editor"):
        react(cast, name, comment, "like")
    react(cast, "admin", comment, "question")
    work_off()
    assert cast.heard() == {"editor": [("reaction", "")]}
    assert EntryRecord.objects.get().count == 3
    react(cast, "admin", comment, "question")
    work_off()
    entry = EntryRecord.objects.get()
    assert (entry.count, [actor["name"] for actor in entry.actors]) == (2, ["reviewer", "박감독"])
    for name in ("owner", "reviewer"):
        react(cast, name, comment, "like")
    work_off()
    assert cast.heard() == {}


def test_a_reaction_that_is_taken_back_is_no_news_whichever_is_heard_first(
    cast: Cast, video_id: str, work_off: WorkOff
) -> None:
    note = cast.desks["reviewer"].noted(video_id)
    comment = made(cast.desks["editor"].comment(note["id"]))
    work_off()
    cast.forget()
    for _ in range(2):
        react(cast, "owner", comment, "like")
    first, second = DeliveryRecord.objects.filter(subscriber="feedback.tell_of_reaction").order_by("id")
    for delivery in (second, first):
        with delivering():
            tell_of_reaction(delivery.payload, delivery.id)
    assert cast.heard() == {}


def test_who_is_asked_to_review_a_newer_version_hears_of_it_once(
    cast: Cast, video_id: str, film: bytes, work_off: WorkOff
) -> None:
    seen = Cut(cast.desks["owner"], video_id)
    seen.opened(cast.desks["reviewer"])
    work_off()
    cast.forget()
    made(cast.desks["owner"].further(video_id, film))
    work_off()
    heard = cast.heard()
    assert (heard["reviewer"], heard["admin"]) == ([("review", "reopened")], [("version_ready", "")])


def test_an_edit_tells_those_alone_who_were_not_mentioned_before(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    note = cast.desks["reviewer"].noted(video_id)
    comment = made(cast.desks["editor"].comment(note["id"], mentions=[cast.id_of("viewer")]))
    work_off()
    assert cast.heard()["viewer"][-1] == ("mention", "")
    cast.forget()
    both = {"mentions": [cast.id_of("viewer"), cast.id_of("admin")]}
    path = f"{cast.desks['editor'].path}/{note['id']}/comments/{comment['id']}"
    assert cast.desks["editor"].api.patch(path, both).status_code == 200
    work_off()
    assert cast.heard() == {"admin": [("mention", "")]}


def test_of_a_reply_the_mentioned_hear_once_and_as_such(cast: Cast, video_id: str, work_off: WorkOff) -> None:
    note = cast.desks["reviewer"].noted(video_id)
    first = made(cast.desks["editor"].comment(note["id"]))
    work_off()
    cast.forget()
    mentions = [cast.id_of("editor"), cast.id_of("reviewer")]
    made(cast.desks["admin"].comment(note["id"], parent_id=first["id"], mentions=mentions))
    work_off()
    assert cast.heard() == {"editor": [("mention", "")], "reviewer": [("mention", "")]}


def test_who_invited_somebody_hears_that_they_came(api: ApiClient, make_person: Any, work_off: WorkOff) -> None:
    owner, guest = make_person("박감독"), make_person("새 사람")
    project_id = api.as_(owner).post("/v2/projects", {"name": "봄 캠페인"}).json()["id"]
    link = api.as_(owner).post(f"/v2/projects/{project_id}/invite-links", {"role": "viewer"}).json()
    token = link["url"].rpartition("token=")[2]
    assert api.as_(guest).post("/v2/invitations/accept", {"token": token}).status_code == 200
    work_off()
    entry = EntryRecord.objects.get(recipient_id=owner.user_id, kind="invitation")
    assert (entry.subject, entry.actors[0]["name"]) == ("봄 캠페인", "새 사람")
