"""What is left of comments that were deleted."""

from tests.client import Answer
from tests.feedback.api.conftest import Review
from tests.feedback.api.talking import at, conversation, item, told


def test_a_deleted_comment_with_replies_leaves_a_place_that_takes_nothing(review: Review, feedback_id: str) -> None:
    top = review.comment(feedback_id, "하나", mentions=[str(review.actor.user_id)]).json()
    reply = review.comment(feedback_id, "둘", parent_id=top["id"]).json()
    review.api.put(at(review, top, "/reaction"), {"kind": "like"})
    review.api.patch(at(review, top), {"text": "고침"})
    assert item(review, feedback_id)["reaction_count"] == 1
    assert review.api.delete(at(review, top)).status_code == 204
    place, left = conversation(review, feedback_id)
    assert (place["text"], place["mentions"], place["my_reaction"]) == ("", [], None)
    assert (place["reactions"], place["author"]) == ({"like": 0, "dislike": 0, "question": 0}, top["author"])
    assert (place["deleted_at"], place["id"], left) == (place["updated_at"], top["id"], reply)
    assert (item(review, feedback_id)["comment_count"], item(review, feedback_id)["reaction_count"]) == (1, 0)
    for kind in ("/edits", "/reactions"):
        assert review.api.get(at(review, top, kind)).json()["results"] == []
    answers: list[Answer] = [
        review.comment(feedback_id, "셋", parent_id=top["id"]),
        review.api.put(at(review, top, "/reaction"), {"kind": "like"}),
        review.api.patch(at(review, top), {"text": "다시"}),
        review.api.delete(at(review, top)),
    ]
    assert [(each.status_code, each.code) for each in answers] == [(409, "comment.deleted")] * 4
    assert conversation(review, feedback_id) == [place, left]
    last = told(review)[-1]
    assert (last.type, last.data["removed"]) == ("comment.deleted", [])
    assert last.data["comment"] == {key: place[key] for key in place if key != "my_reaction"}


def test_places_go_with_their_last_reply(review: Review, feedback_id: str) -> None:
    top = review.comment(feedback_id, "하나").json()
    middle = review.comment(feedback_id, "둘", parent_id=top["id"]).json()
    last, other = (review.comment(feedback_id, each, parent_id=middle["id"]).json() for each in ("셋", "넷"))
    for gone, left in ((top, 4), (middle, 4), (other, 3), (last, 0)):
        assert review.api.delete(at(review, gone)).status_code == 204
        assert len(conversation(review, feedback_id)) == left
    assert told(review)[-1].data["removed"] == [last["id"], middle["id"], top["id"]]
    assert item(review, feedback_id)["comment_count"] == 0


def test_a_reply_to_one_that_stands_beside_a_place_is_taken(review: Review, feedback_id: str) -> None:
    top = review.comment(feedback_id, "하나").json()
    middle = review.comment(feedback_id, "둘", parent_id=top["id"]).json()
    last = review.comment(feedback_id, "셋", parent_id=middle["id"]).json()
    review.api.delete(at(review, middle))
    answer = review.comment(feedback_id, "넷", parent_id=last["id"])
    assert (answer.status_code, answer.json()["parent_id"]) == (201, middle["id"])
