"""Share links, as those who give them see them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from core.domain.clock import rfc3339
from core.infrastructure.models import AuditRecord, IdempotencyRecord, StreamEventRecord
from feedback.infrastructure.models import ShareLinkRecord
from tests.client import ApiClient
from tests.feedback.api.conftest import Review
from tests.feedback.sharing.conftest import ALL_RIGHTS, Share
from tests.feedback.sharing.visitors import enter

pytestmark = pytest.mark.django_db


def test_a_link_is_told_with_its_token_once(review: Review, share: Share, video_id: str) -> None:
    link = share(label="광고주 검토용", rights=["comment"], expires_at=rfc3339(now() + timedelta(days=7)))
    token, url = link.pop("token"), link.pop("url")
    assert len(token) >= 43
    assert url.endswith(token)
    assert (link["rights"], link["label"], link["version_id"]) == (["view", "comment"], "광고주 검토용", None)
    assert (link["video_id"], link["has_password"], link["revision"]) == (video_id, False, 1)
    assert review.api.get(f"{review.path}/share-links/{link['id']}").json() == link
    assert review.api.get(f"{review.path}/share-links").json()["results"] == [link]


def test_neither_token_nor_password_is_kept_in_the_clear(review: Review, share: Share) -> None:
    keyed = review.api.with_(Idempotency_Key="share-1")
    wanted = {"video_id": share()["video_id"], "password": "비밀번호 여덟자"}
    link = keyed.post(f"{review.path}/share-links", wanted)
    assert link.status_code == 201, link.content
    token = link.json()["token"]
    record = ShareLinkRecord.objects.get(id=link.json()["id"])
    assert record.password_hash.startswith("argon2$")
    kept = [str(vars(each)) for table in (ShareLinkRecord, IdempotencyRecord) for each in table.objects.all()]
    kept += [str(row) for row in StreamEventRecord.objects.values_list("data", flat=True)]
    kept += [str(row) for row in AuditRecord.objects.values_list("detail", flat=True)]
    assert not [each for each in kept if token in each or "비밀번호" in each]
    again = keyed.post(f"{review.path}/share-links", wanted)
    assert (again.json(), again.headers["Idempotency-Replayed"]) == (link.json(), "true")


def test_only_those_who_may_invite_give_links(review: Review, join: Callable[[str], Review], share: Share) -> None:
    link = share()
    assert join("admin").api.get(f"{review.path}/share-links").status_code == 200
    for role in ("editor", "reviewer", "viewer"):
        member = join(role)
        assert member.api.get(f"{review.path}/share-links").status_code == 403
        wanted = {"video_id": link["video_id"]}
        assert member.api.post(f"{review.path}/share-links", wanted).status_code == 403
        assert member.api.delete(f"{review.path}/share-links/{link['id']}").status_code == 403


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"rights": ["own"]}, "/rights/0"),
        ({"label": "가" * 101}, "/label"),
        ({"label": "두\n줄"}, "/label"),
        ({"password": "일곱글자예요"}, "/password"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "/expires_at"),
        ({"expires_at": "2999-01-01T00:00:00Z"}, "/expires_at"),
        ({"expires_at": "2027-01-01"}, "/expires_at"),
        ({"expires_at": 5}, "/expires_at"),
        ({"guests": 5}, "/guests"),
        ({"version_id": "x"}, "/version_id"),
    ],
)
def test_terms_that_make_no_sense_are_refused(
    review: Review, video_id: str, wrong: dict[str, Any], pointer: str
) -> None:
    answer = review.api.post(f"{review.path}/share-links", {"video_id": video_id} | wrong)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    assert not ShareLinkRecord.objects.exists()


def test_what_is_not_there_is_not_shared(review: Review, video_id: str) -> None:
    other = "0197f1de-0000-7000-8000-000000000000"
    for wanted in ({"video_id": other}, {"video_id": video_id, "version_id": other}):
        assert review.api.post(f"{review.path}/share-links", wanted).status_code == 404


def test_fifty_links_of_a_project_are_open_at_once(review: Review, share: Share, video_id: str) -> None:
    link = share()
    record = ShareLinkRecord.objects.get()
    for number in range(49):
        record.pk, record.token_hash = None, f"hash {number}"
        ShareLinkRecord.objects.create(
            **{field.name: getattr(record, field.name) for field in record._meta.fields if field.name != "id"}
        )
    refused = review.api.post(f"{review.path}/share-links", {"video_id": video_id})
    assert (refused.status_code, refused.code) == (409, "share_link.too_many")
    assert ShareLinkRecord.objects.count() == 50
    assert review.api.delete(f"{review.path}/share-links/{link['id']}").status_code == 204
    assert review.api.post(f"{review.path}/share-links", {"video_id": video_id}).status_code == 201


def test_a_change_takes_the_revision_that_the_caller_saw(review: Review, share: Share) -> None:
    link = share(rights=["view"])
    path = f"{review.path}/share-links/{link['id']}"
    tag = review.api.get(path).headers["ETag"]
    changed = review.api.with_(If_Match=tag).patch(path, {"rights": ALL_RIGHTS, "label": "새 이름"})
    assert (changed.status_code, changed.json()["rights"], changed.json()["revision"]) == (200, ALL_RIGHTS, 2)
    stale = review.api.with_(If_Match=tag).patch(path, {"label": "늦은 이름"})
    assert (stale.status_code, stale.json()["current"]["revision"]) == (412, 2)
    assert review.api.with_(If_Match=tag).delete(path).status_code == 412
    assert review.api.patch(path, {"label": "새 이름"}).json()["revision"] == 2


def test_a_revoked_link_stays_in_the_list_and_changes_no_more(review: Review, share: Share) -> None:
    path = f"{review.path}/share-links/{share()['id']}"
    for _ in range(2):
        assert review.api.delete(path).status_code == 204
    assert review.api.get(path).json()["revoked_at"] is not None
    assert (refused := review.api.patch(path, {"label": "또"})).status_code == 409
    assert refused.code == "share_link.over"


def test_every_change_is_told_and_audited(review: Review, share: Share) -> None:
    link = share(label="광고주")
    path = f"{review.path}/share-links/{link['id']}"
    review.api.patch(path, {"rights": ["view"]})
    review.api.delete(path)
    told = [f"share_link.{word}" for word in ("created", "updated", "revoked")]
    events = StreamEventRecord.objects.filter(type__in=told).order_by("seq")
    assert list(events.values_list("type", flat=True)) == told
    last = events.last()
    assert last is not None
    row = {name: value for name, value in review.api.get(path).json().items() if name != "use"}
    assert last.data == row | {"link_id": link["id"]}
    noted = AuditRecord.objects.filter(action__in=told)
    assert (noted.count(), [row for row in noted if "label" in row.detail]) == (3, [])


def test_statements_of_links_are_pinned(
    review: Review, share: Share, api: ApiClient, django_assert_num_queries: Any
) -> None:
    link = share()
    enter(api, link["token"])
    path = f"{review.path}/share-links"
    with django_assert_num_queries(3):
        review.api.get(path)
    with django_assert_num_queries(2):
        review.api.get(f"{path}/{link['id']}")
    with django_assert_num_queries(3):
        review.api.get(f"{path}/{link['id']}/guests")
