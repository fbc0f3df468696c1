"""What people think of comments."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from core.domain.events import project_channel
from core.infrastructure import streams
from feedback.infrastructure.models import CommentRecord
from tests.feedback.api.conftest import Review


@pytest.fixture
def comment(review: Review, film: bytes) -> dict[str, Any]:
    said: dict[str, Any] = review.comment(review.uploaded(film)["id"]).json()
    return said


def path(review: Review, comment: dict[str, Any]) -> str:
    return f"{review.path}/{comment['feedback_id']}/comments/{comment['id']}"


def react(review: Review, comment: dict[str, Any], kind: str | None) -> dict[str, Any]:
    address = f"{path(review, comment)}/reaction"
    answer = review.api.delete(address) if kind is None else review.api.put(address, {"kind": kind})
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def counted(**numbers: int) -> dict[str, int]:
    return {"like": 0, "dislike": 0, "question": 0} | numbers


def test_a_reaction_is_one_of_three_and_the_same_again_takes_it_back(review: Review, comment: dict[str, Any]) -> None:
    assert react(review, comment, "like") == {"reactions": counted(like=1), "my_reaction": "like"}
    assert react(review, comment, "question") == {"reactions": counted(question=1), "my_reaction": "question"}
    assert react(review, comment, "question") == {"reactions": counted(), "my_reaction": None}


def test_taking_back_what_is_not_there_changes_nothing(review: Review, comment: dict[str, Any]) -> None:
    react(review, comment, "dislike")
    before = streams.head(project_channel(review.project_id)).seq
    for _ in range(3):
        assert react(review, comment, None) == {"reactions": counted(), "my_reaction": None}
    assert streams.head(project_channel(review.project_id)).seq == before + 1


def test_everybody_sees_the_counts_and_each_their_own(
    review: Review, comment: dict[str, Any], join: Callable[[str], Review]
) -> None:
    others = [join("reviewer") for _ in range(3)]
    for other, kind in zip(others, ("like", "like", "dislike"), strict=True):
        react(other, comment, kind)
    for seen, own in zip((*others, review), ("like", "like", "dislike", None), strict=True):
        (row,) = seen.api.get(f"{seen.path}/{comment['feedback_id']}/comments").json()["results"]
        assert (row["reactions"], row["my_reaction"]) == (counted(like=2, dislike=1), own)
        assert seen.api.get(path(review, comment)).json() == row
    assert review.api.get(f"{review.path}/{comment['feedback_id']}").json()["reaction_count"] == 3
    first = review.api.get(f"{path(review, comment)}/reactions", {"page_size": 2}).json()
    rest = review.api.get(f"{path(review, comment)}/reactions", {"cursor": first["next_cursor"]}).json()
    people = [(row["user"]["id"], row["kind"]) for row in (*first["results"], *rest["results"])]
    kinds = ("like", "like", "dislike")
    assert people == [(str(each.actor.user_id), kind) for each, kind in zip(others, kinds, strict=True)]
    assert rest["next_cursor"] is None


def test_an_event_carries_all_that_changed(review: Review, comment: dict[str, Any]) -> None:
    react(review, comment, "like")
    react(review, comment, "dislike")
    first, second = (event.data for event in streams.read(project_channel(review.project_id), 0)[-2:])
    assert (first["kind"], first["previous"], first["reactions"]) == ("like", None, counted(like=1))
    assert (second["kind"], second["previous"], second["reactions"]) == ("dislike", "like", counted(dislike=1))
    assert (second["comment_id"], second["feedback_id"]) == (comment["id"], comment["feedback_id"])
    assert (second["user_id"], second["user"]["name"]) == (str(review.actor.user_id), review.actor.name)
    assert (second["reaction_count"], second["at"] > first["at"]) == (1, True)


def test_a_reaction_changes_no_version_and_what_is_shown(review: Review, comment: dict[str, Any]) -> None:
    seen = review.api.get(path(review, comment))
    react(review, comment, "like")
    again = review.api.with_(If_None_Match=seen.headers["ETag"]).get(path(review, comment))
    assert (again.status_code, again.json()["version"], again.json()["updated_at"]) == (
        200, comment["version"], comment["updated_at"],
    )  # fmt: skip
    edit = review.api.with_(If_Match=seen.headers["ETag"]).patch(path(review, comment), {"text": "고침"})
    assert (edit.status_code, edit.json()["my_reaction"]) == (200, "like")


@pytest.mark.parametrize("kept", ["likes", "dislikes", "questions"])
def test_counts_that_have_drifted_are_found_and_mended(review: Review, comment: dict[str, Any], kept: str) -> None:
    react(review, comment, "like")
    CommentRecord.objects.update(**{kept: 7})
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("check_counters", stdout=said)
    true = int(kept == "likes")
    assert f"{comment['id']}: kept 7, true {true}" in said.getvalue()
    call_command("check_counters", "--mend", stdout=said)
    assert review.api.get(path(review, comment)).json()["reactions"] == counted(like=1)
    call_command("check_counters", stdout=said)
