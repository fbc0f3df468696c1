"""What a person takes with them."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.domain.actor import Actor
from feedback.infrastructure.models import CommentRecord, FeedbackRecord
from identity.infrastructure.models import SocialIdentityRecord
from tests.client import ApiClient
from tests.samples import small

pytestmark = pytest.mark.django_db
KEY, NOTE = "sk-0123456789abcdef4f2a", "비밀 메모"


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("export") / "film.mp4")


def exported(client: ApiClient) -> dict[str, Any]:
    answer = client.get("/v2/me/export")
    assert answer.status_code == 200, answer.content[:300]
    body: dict[str, Any] = answer.json()
    return body


def test_a_newcomer_gets_all_sections(client: ApiClient, person: Actor) -> None:
    answer = client.get("/v2/me/export")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="videoplanet-')
    assert answer.headers["Cache-Control"] == "no-store"
    body = answer.json()
    assert body["profile"] == client.get("/v2/me").json()
    assert body["preferences"] == client.get("/v2/me/preferences").json()
    assert body["consents"] == client.get("/v2/me/consents").json()
    rows = (
        "sessions",
        "social_identities",
        "api_keys",
        "projects",
        "feedback",
        "comments",
        "uploads_in_parts",
        "uploads",
    )
    assert [body[name] for name in rows] == [[]] * len(rows)
    assert [row["action"] for row in body["audit"]] == ["account.exported"]


def test_everything_that_is_held_is_told_and_no_secret(
    api: ApiClient, client: ApiClient, person: Actor, make_project: Any, film: Path
) -> None:
    project_id, _ = make_project(editor=person)
    with film.open("rb") as file:
        item = client.post_form(
            f"/v2/feedback/{project_id}", {"video_file": file, "text": "로고", "timestamp": "0"}
        ).json()
    client.post(f"/v2/feedback/{project_id}/{item['id']}/comments", {"text": "더 크게"})
    client.post("/v2/uploads", {"project_id": str(project_id), "file_name": "second.mp4", "size": 9})
    client.put("/v2/me/api-keys/openai", {"key": KEY})
    client.put("/v2/me/notes", {"text": NOTE})
    SocialIdentityRecord.objects.create(account_id=person.user_id, provider="kakao", subject="42", email="k@example.kr")
    body = exported(client)
    assert [(row["name"], row["role"]) for row in body["projects"]] == [("봄 캠페인", "editor")]
    assert [row["text"] for row in body["feedback"]] == ["로고"]
    assert [row["text"] for row in body["comments"]] == ["더 크게"]
    assert [row["file_name"] for row in body["uploads"]] == ["film.mp4"]
    assert [(row["file_name"], row["state"]) for row in body["uploads_in_parts"]] == [("second.mp4", "open")]
    assert [(row["provider"], row["hint"]) for row in body["api_keys"]] == [("openai", "sk-…4f2a")]
    assert [(row["provider"], row["subject"]) for row in body["social_identities"]] == [("kakao", "42")]
    assert body["note"]["length"] == len(NOTE)
    assert "api_key.set" in [row["action"] for row in body["audit"]]
    said = json.dumps(body, ensure_ascii=False)
    assert KEY not in said
    assert NOTE not in said


def test_what_others_wrote_is_not_in_it(
    api: ApiClient, client: ApiClient, person: Actor, make_project: Any, film: Path
) -> None:
    project_id, owner = make_project(editor=person)
    with film.open("rb") as file:
        api.as_(owner).post_form(
            f"/v2/feedback/{project_id}", {"video_file": file, "text": "남의 글", "timestamp": "0"}
        )
    body = exported(client)
    assert (body["feedback"], body["comments"], body["uploads"]) == ([], [], [])


def test_an_archive_of_any_size_takes_the_same_statements(
    client: ApiClient, person: Actor, make_project: Any, film: Path, django_assert_max_num_queries: Any
) -> None:
    project_id, _ = make_project(editor=person)
    with film.open("rb") as file:
        client.post_form(f"/v2/feedback/{project_id}", {"video_file": file, "text": "로고", "timestamp": "0"})
    item = FeedbackRecord.objects.get()
    common = {"project_id": project_id, "feedback": item, "author_id": person.user_id, "author_name": person.name}
    times = {"created_at": item.created_at, "updated_at": item.updated_at}
    CommentRecord.objects.bulk_create(CommentRecord(text=f"의견 {n}", **common, **times) for n in range(1200))
    with django_assert_max_num_queries(42):
        body = exported(client)
    assert len(body["comments"]) == 1200


def test_it_takes_an_account(client: ApiClient, api: ApiClient) -> None:
    assert api.get("/v2/me/export").status_code == 401
