"""What members were told of a guest is told under the name that the guest has now."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from core.infrastructure.unit_of_work import delivering
from feedback.application.leave_shared import LEFT_NAME
from feedback.bootstrap.guest_names import rename_guest
from tests.feedback.api.conftest import Review
from tests.feedback.sharing.conftest import Come, Share

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("empty_cache")]


def names(review: Review) -> set[str]:
    rows = review.api.get("/v2/notifications").json()["results"]
    return {actor["name"] for row in rows for actor in row["actors"] if actor["is_guest"]}


def test_a_guest_who_is_renamed_or_leaves_is_so_in_the_inboxes_of_members(
    review: Review, share: Share, come: Come, work_off: Callable[[], None]
) -> None:
    guest = come("손님 박", by=share())
    guest.noted()
    work_off()
    assert names(review) == {"손님 박"}
    assert guest.api.patch("/v2/shared/me", {"name": "박대표"}).status_code == 200
    work_off()
    assert names(review) == {"박대표"}
    earlier: dict[str, Any] = {"author": {"id": guest.id, "name": "손님 박", "is_guest": True}}
    with delivering():
        rename_guest(earlier, new_id())
    assert names(review) == {"박대표"}
    assert guest.api.delete("/v2/shared/me").status_code == 204
    work_off()
    assert names(review) == {LEFT_NAME}
