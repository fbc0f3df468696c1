"""Whose upload it is, and what happens when rights, projects and videos go meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.actor import Actor
from core.infrastructure.logs import JsonFormatter
from feedback.infrastructure.models import VideoRecord
from stack.ports import free_ports
from tests.client import ApiClient
from tests.feedback.uploads.sender import Sender

pytestmark = pytest.mark.django_db
Join = Callable[[str], Sender]


def role(owner: Sender, member: Sender, role: str | None) -> None:
    """Give the member that role, or remove them."""
    path = f"/v2/projects/{owner.project_id}/members/{member.actor.user_id}"
    done = owner.api.patch(path, {"role": role}) if role else owner.api.delete(path)
    assert done.status_code in (200, 204), done.content


def test_only_who_began_an_upload_goes_on_with_it(sender: Sender, film: bytes, join: Join) -> None:
    editor, colleague = join("editor"), join("editor")
    upload = editor.sent(film)
    for other in (colleague, sender):
        for refused in (other.sign(upload, 1), other.complete(upload)):
            assert (refused.status_code, refused.code) == (403, "upload.not_yours")
    for path in (f"/v2/uploads/{upload['id']}", f"/v2/uploads/{upload['id']}/parts"):
        assert colleague.api.get(path).code == "upload.not_yours"
    assert colleague.abort(upload).code == "upload.not_yours"
    assert sender.read(upload)["received_parts"] == 1
    assert sender.abort(upload).status_code == 204
    assert editor.complete(upload).code == "upload.aborted"


def test_strangers_do_not_learn_that_there_is_one(
    api: ApiClient, sender: Sender, film: bytes, make_person: Callable[..., Actor]
) -> None:
    upload = sender.sent(film)
    stranger = Sender(api, sender.project_id, make_person("남"))
    for answer in (stranger.sign(upload, 1), stranger.complete(upload), stranger.abort(upload)):
        assert (answer.status_code, answer.code) == (404, "upload.not_found")
    assert stranger.api.get(f"/v2/uploads/{upload['id']}").code == "upload.not_found"
    assert stranger.api.get("/v2/uploads", {"project_id": str(sender.project_id)}).code == "project.not_found"


def test_a_list_shows_ones_own_and_everybodys_to_admins(sender: Sender, join: Join) -> None:
    editor, admin, viewer = join("editor"), join("admin"), join("viewer")
    first, second = editor.begun(bytes(9)), sender.begun(bytes(9))
    editor.abort(first)
    assert [row["id"] for row in editor.page()["results"]] == [first["id"]]
    assert [row["id"] for row in admin.page()["results"]] == [second["id"], first["id"]]
    assert admin.page(state="open")["count"] == 1
    assert [row["id"] for row in admin.page(page_size=1, page=2)["results"]] == [first["id"]]
    assert viewer.page()["results"] == []
    assert [row["received_parts"] for row in admin.page()["results"]] == [None, 0]
    assert admin.page(fields="id,state")["results"][1] == {"id": first["id"], "state": "aborted"}


def test_who_lost_the_right_may_only_give_up(sender: Sender, film: bytes, join: Join) -> None:
    editor = join("editor")
    upload = editor.sent(film)
    role(sender, editor, "viewer")
    for refused in (editor.sign(upload, 1), editor.complete(upload)):
        assert (refused.status_code, refused.code) == (403, "project.not_permitted")
    assert sender.videos() == []
    assert editor.abort(upload).status_code == 204


def test_who_was_removed_finds_nothing_and_who_comes_back_goes_on(sender: Sender, film: bytes, join: Join) -> None:
    editor = join("editor")
    upload = editor.sent(film)
    role(sender, editor, None)
    assert editor.complete(upload).code == "upload.not_found"
    path = f"/v2/projects/{sender.project_id}/members"
    sender.api.post(path, {"user_id": str(editor.actor.user_id), "role": "editor"})
    assert editor.complete(upload).status_code == 200


def test_a_deleted_project_takes_no_version_until_it_is_restored(sender: Sender, film: bytes) -> None:
    upload = sender.sent(film)
    assert sender.api.delete(f"/v2/projects/{sender.project_id}").status_code == 204
    for refused in (sender.complete(upload), sender.sign(upload, 1), sender.abort(upload)):
        assert (refused.status_code, refused.code) == (404, "upload.not_found")
    assert sender.api.post(f"/v2/projects/{sender.project_id}/restore").status_code == 200
    assert sender.complete(upload).status_code == 200


def test_a_video_in_the_trash_takes_no_version_until_it_is_restored(
    way: str, sender: Sender, film: bytes, work_off: Callable[[], None]
) -> None:
    from core.domain.clock import utc_now

    sender.complete(sender.sent(film))
    work_off()
    (video,) = sender.videos()
    upload = sender.sent(film, video_id=video["id"], label="2차")
    rows: Any = VideoRecord.objects.filter(id=video["id"])
    rows.update(deleted_at=utc_now())
    refused = sender.complete(upload)
    assert (refused.status_code, refused.code) == (409, "upload.video_gone")
    assert sender.begin(film, video_id=video["id"]).code == "video.not_found"
    assert sender.read(upload)["state"] == "open"
    rows.update(deleted_at=None)
    assert sender.complete(upload).status_code == 200
    work_off()
    (video,) = sender.videos()
    shown = video["version_number"], video["version_id"], video["label"], video["status"]
    assert shown == (2, upload["version_id"], "2차", "ready")


def test_no_log_tells_a_signed_address(
    way: str,
    sender: Sender,
    film: bytes,
    work_off: Callable[[], None],
    settings: Any,
    fresh: Callable[[], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither when all is well nor when the storage is away."""
    upload, other = sender.sent(film), sender.sent(film)
    sender.complete(upload)
    work_off()
    settings.S3_ENDPOINT_URL = f"http://127.0.0.1:{free_ports(1)[0]}"
    fresh()
    refused = sender.complete(other)
    assert (refused.status_code, refused.code) == (503, "storage.unavailable")
    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert [line for line in lines if "v2/uploads/<str:upload_id>/complete" in line]
    assert not [line for line in lines if "X-Amz" in line or "partNumber" in line]
