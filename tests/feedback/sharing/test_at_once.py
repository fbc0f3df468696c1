"""A guest who takes another name, or goes, while something of theirs is being stored: real threads and connections."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from feedback.infrastructure.models import CommentRecord, FeedbackRecord, GuestRecord
from tests.feedback.api.conftest import Review
from tests.feedback.api.test_talk_at_once import at_once, review
from tests.feedback.sharing.conftest import Come, Share

__all__ = ["at_once", "review"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("empty_cache")]
AtOnce = Callable[[list[Callable[[], Any]]], list[Any]]


@pytest.mark.parametrize("goes", [True, False])
def test_nothing_is_kept_under_a_name_that_was_given_up(
    review: Review, share: Share, come: Come, at_once: AtOnce, video_id: str, goes: bool
) -> None:
    link, theirs = share(), [review.noted(video_id)["id"] for _ in range(3)]
    for number in range(3):
        guest = come(f"손님 {number}", by=link)
        own = [guest.noted(f"자막 {place}")["id"] for place in range(2)]
        ending = guest.api.delete if goes else partial(guest.api.patch, body={"name": f"박이사 {number}"})
        calls = [partial(guest.comment, item_id) for item_id in (*theirs, *own)]
        answers = at_once([*calls, partial(ending, "/v2/shared/me"), partial(guest.note, "또 하나")])
        assert [answer.content for answer in answers if answer.status_code >= 500] == []
        name = GuestRecord.objects.get(id=guest.id).name
        assert name != f"손님 {number}"
        for record in (CommentRecord, FeedbackRecord):
            kept = record.objects.filter(author_id=guest.id).values_list("author_name", flat=True)
            assert set(kept) <= {name}
