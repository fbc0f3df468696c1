"""Conversations."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from core.infrastructure.outbox import relay
from tests.feedback.api.conftest import Review
from tests.feedback.api.talking import at, conversation, item, told


def test_replies_go_two_levels_deep_and_deeper_ones_join_the_second(review: Review, feedback_id: str) -> None:
    first = review.comment(feedback_id, "하나").json()
    second = review.comment(feedback_id, "둘", parent_id=first["id"]).json()
    third = review.comment(feedback_id, "셋", parent_id=second["id"]).json()
    fourth = review.comment(feedback_id, "넷", parent_id=third["id"]).json()
    parents = [each["parent_id"] for each in (first, second, third, fourth)]
    assert parents == [None, first["id"], second["id"], second["id"]]
    assert [each["depth"] for each in (first, second, third, fourth)] == [0, 1, 2, 2]
    assert item(review, feedback_id)["comment_count"] == 4


@pytest.mark.parametrize("sort", ["oldest", "newest"])
def test_a_conversation_is_read_page_by_page_either_way(review: Review, feedback_id: str, sort: str) -> None:
    written = [review.comment(feedback_id, f"{number}").json() for number in range(5)]
    seen: list[Any] = []
    cursor = None
    while True:
        query = {"page_size": 2, "sort": sort} | ({"cursor": cursor} if cursor else {})
        page = review.api.get(f"{review.path}/{feedback_id}/comments", query).json()
        seen += page["results"]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == (written if sort == "oldest" else written[::-1])
    assert (page["seq"], len(page["epoch"])) == (7, 36)


@pytest.mark.parametrize("text", ["", "  ", "가" * 5001, "겉\u202e속", "\u3164"])
def test_a_comment_needs_a_text(review: Review, feedback_id: str, text: str) -> None:
    said = review.comment(feedback_id).json()
    for answer in (review.comment(feedback_id, text), review.api.patch(at(review, said), {"text": text})):
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/text")
    assert conversation(review, feedback_id) == [said]
    assert item(review, feedback_id)["comment_count"] == 1


def test_a_reply_needs_a_comment_of_the_same_item(review: Review, feedback_id: str, film: bytes) -> None:
    elsewhere = review.comment(review.uploaded(film)["id"]).json()
    for parent_id in (elsewhere["id"], str(new_id())):
        answer = review.comment(feedback_id, "?", parent_id=parent_id)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "comment.parent_unknown")


def test_a_cursor_of_another_make_is_refused(review: Review, feedback_id: str) -> None:
    said = review.comment(feedback_id).json()
    for path in (f"{review.path}/{feedback_id}/comments", at(review, said, "/edits"), at(review, said, "/reactions")):
        for cursor in ("nonsense", "WyJhIiwiYiJd", "W10"):
            answer = review.api.get(path, {"cursor": cursor})
            assert (answer.status_code, answer.code) == (400, "request.bad_query")


def test_a_cursor_of_one_order_is_refused_in_the_other(review: Review, feedback_id: str) -> None:
    for _ in range(2):
        review.comment(feedback_id)
    path = f"{review.path}/{feedback_id}/comments"
    cursor = review.api.get(path, {"page_size": 1, "sort": "oldest"}).json()["next_cursor"]
    assert review.api.get(path, {"cursor": cursor, "sort": "oldest"}).status_code == 200
    answer = review.api.get(path, {"cursor": cursor, "sort": "newest"})
    assert (answer.status_code, answer.code) == (400, "request.bad_query")


def test_a_comment_is_read_with_a_tag(review: Review, feedback_id: str) -> None:
    made = review.comment(feedback_id)
    read = review.api.get(made.headers["Location"])
    assert (read.json(), read.headers["ETag"]) == (made.json(), made.headers["ETag"])
    assert review.api.with_(If_None_Match=read.headers["ETag"]).get(made.headers["Location"]).status_code == 304
    assert review.api.get(made.headers["Location"], {"fields": "text,depth"}).json() == {"text": "네", "depth": 0}


def test_an_edit_is_marked_told_and_what_was_said_before_is_kept(review: Review, feedback_id: str) -> None:
    said = review.comment(feedback_id, "하나").json()
    for text in ("둘", "셋", "셋"):
        edited = review.api.patch(at(review, said), {"text": text}).json()
    assert (edited["text"], edited["version"], edited["created_at"]) == ("셋", 3, said["created_at"])
    assert edited["edited_at"] == edited["updated_at"] > said["created_at"]
    assert conversation(review, feedback_id) == [edited]
    events = [event for event in told(review) if event.type == "comment.updated"]
    assert [event.data["text"] for event in events] == ["둘", "셋"]
    assert events[-1].data.items() >= {key: edited[key] for key in edited if key != "my_reaction"}.items()
    page = review.api.get(at(review, said, "/edits"), {"page_size": 1}).json()
    assert [each["text"] for each in page["results"]] == ["둘"]
    rest = review.api.get(at(review, said, "/edits"), {"cursor": page["next_cursor"]}).json()
    assert ([each["text"] for each in rest["results"]], rest["next_cursor"]) == (["하나"], None)


def test_a_stale_edit_is_shown_the_present_state_and_changes_nothing(review: Review, feedback_id: str) -> None:
    made = review.comment(feedback_id)
    path, first = made.headers["Location"], review.api.with_(If_Match=made.headers["ETag"])
    edited = first.patch(path, {"text": "둘"})
    for answer in (first.patch(path, {"text": "셋"}), first.delete(path)):
        assert (answer.status_code, answer.json()["current"]["text"]) == (412, "둘")
    assert review.api.get(path).json() == edited.json()
    assert review.api.with_(If_Match=edited.headers["ETag"]).delete(path).status_code == 204
    assert review.api.get(path).status_code == 404


def test_members_alone_are_mentioned_each_once(
    review: Review, feedback_id: str, join: Callable[[str], Review], make_person: Callable[..., Any]
) -> None:
    member, stranger = join("viewer").actor, make_person("나그네")
    ids = [str(member.user_id), str(review.actor.user_id), str(member.user_id)]
    said = review.comment(feedback_id, mentions=ids).json()
    assert [each["id"] for each in said["mentions"]] == ids[:2]
    assert said["mentions"][0] == {"id": ids[0], "name": member.name, "is_guest": False}
    wrong = [ids[0], str(stranger.user_id)]
    for answer in (
        review.comment(feedback_id, mentions=wrong),
        review.api.patch(at(review, said), {"mentions": wrong}),
    ):
        (fault,) = answer.json()["errors"]
        assert (answer.status_code, fault["pointer"], fault["code"]) == (422, "/mentions/1", "mention.not_a_member")
    assert review.comment(feedback_id, mentions=ids[:1] * 21).status_code == 422
    assert conversation(review, feedback_id) == [said]
    changed = review.api.patch(at(review, said), {"mentions": []}).json()
    assert (changed["mentions"], changed["text"], changed["version"]) == ([], "네", 2)


def test_what_a_mentioned_person_is_called_now_is_shown(
    review: Review, feedback_id: str, join: Callable[[str], Review]
) -> None:
    member = join("reviewer")
    said = review.comment(feedback_id, mentions=[str(member.actor.user_id), str(review.actor.user_id)]).json()
    member.api.put(at(review, said, "/reaction"), {"kind": "like"})
    assert member.api.patch("/v2/me", {"name": "박새롬"}).status_code == 200
    relay()
    (shown,) = conversation(review, feedback_id)
    assert [each["name"] for each in shown["mentions"]] == ["박새롬", review.actor.name]
    (liked,) = review.api.get(at(review, said, "/reactions")).json()["results"]
    assert liked["user"]["name"] == "박새롬"
    assert told(review)[-1].type == "author.renamed"


def test_nobody_changes_what_others_said_and_admins_alone_delete_it(
    review: Review, feedback_id: str, join: Callable[[str], Review]
) -> None:
    member, admin = join("editor"), join("admin")
    said = member.comment(feedback_id).json()
    for other in (review, admin, join("reviewer")):
        answer = other.api.patch(at(review, said), {"text": "아니요"})
        assert (answer.status_code, answer.code) == (403, "comment.not_yours")
    assert join("editor").api.delete(at(review, said)).code == "comment.not_yours"
    assert conversation(review, feedback_id) == [said]
    assert admin.api.delete(at(review, said)).status_code == 204
    assert conversation(review, feedback_id) == []


def test_who_may_only_look_now_does_not_go_on_writing(
    review: Review, feedback_id: str, join: Callable[[str], Review]
) -> None:
    member = join("reviewer")
    said = member.comment(feedback_id).json()
    address = f"/v2/projects/{review.project_id}/members/{member.actor.user_id}"
    assert review.api.patch(address, {"role": "viewer"}).status_code == 200
    assert member.api.patch(at(review, said), {"text": "더"}).status_code == 403
    assert member.api.delete(at(review, said)).status_code == 403


def test_comments_of_other_items_are_not_there(review: Review, feedback_id: str, film: bytes) -> None:
    said = review.comment(feedback_id).json()
    elsewhere = said | {"feedback_id": review.uploaded(film)["id"]}
    unknown = said | {"id": str(new_id())}
    for comment in (elsewhere, unknown):
        for method, more, body in (
            ("get", "", {}), ("patch", "", {"text": "?"}), ("delete", "", None), ("get", "/edits", {}),
            ("get", "/reactions", {}), ("put", "/reaction", {"kind": "like"}), ("delete", "/reaction", None),
        ):  # fmt: skip
            ask = getattr(review.api, method)
            answer = ask(at(review, comment, more)) if body is None else ask(at(review, comment, more), body)
            assert (answer.status_code, answer.code) == (404, "comment.not_found"), (method, more)
    assert conversation(review, feedback_id) == [said]


def test_the_conversation_on_what_lies_in_the_trash_is_away_and_comes_back(review: Review, feedback_id: str) -> None:
    said = review.comment(feedback_id).json()
    review.api.put(at(review, said, "/reaction"), {"kind": "question"})
    video = f"{review.path}/videos/{item(review, feedback_id)['video_id']}"
    assert review.api.delete(video).status_code == 204
    assert review.api.get(at(review, said)).status_code == 404
    assert review.api.put(at(review, said, "/reaction"), {"kind": "like"}).status_code == 404
    assert review.api.post(f"{video}/restore").status_code == 200
    (again,) = conversation(review, feedback_id)
    assert (again["my_reaction"], again["reactions"]["question"]) == ("question", 1)


def test_an_item_goes_with_all_that_was_said_and_thought(review: Review, feedback_id: str) -> None:
    from feedback.infrastructure.models import CommentRecord, EditRecord, ReactionRecord

    said = review.comment(feedback_id).json()
    review.api.put(at(review, said, "/reaction"), {"kind": "like"})
    review.api.patch(at(review, said), {"text": "아니요"})
    assert review.api.delete(f"{review.path}/{feedback_id}").status_code == 204
    for record in (CommentRecord, EditRecord, ReactionRecord):
        assert not record.objects.exists()


def test_a_conversation_takes_three_statements_however_long_it_is(
    review: Review, feedback_id: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        said = review.comment(feedback_id, f"{number}").json()
        review.api.put(at(review, said, "/reaction"), {"kind": "like"})
    for size in (1, 12):
        with django_assert_max_num_queries(3):
            rows = conversation(review, feedback_id, page_size=size)
        assert [row["my_reaction"] for row in rows] == ["like"] * size


def test_an_unknown_word_of_a_body_or_a_query_is_refused(review: Review, feedback_id: str) -> None:
    said = review.comment(feedback_id).json()
    assert review.comment(feedback_id, parent="x").status_code == 422
    assert review.api.patch(at(review, said), {"texts": "?"}).status_code == 422
    for kind in ("love", None, 1):
        assert review.api.put(at(review, said, "/reaction"), {"kind": kind}).status_code == 422
    assert review.api.put(at(review, said, "/reaction"), {}).status_code == 422
    answer = review.api.get(f"{review.path}/{feedback_id}/comments", {"sort": "best"})
    assert answer.status_code == 400
