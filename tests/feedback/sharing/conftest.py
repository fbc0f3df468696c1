"""A project with a ready video, its links, and guests who come by them."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.client import ApiClient
from tests.feedback.api.conftest import Review, made
from tests.feedback.api.conftest import film as film
from tests.feedback.api.conftest import join as join
from tests.feedback.api.conftest import review as review
from tests.feedback.api.conftest import samples as samples
from tests.feedback.api.conftest import video_id as video_id
from tests.feedback.sharing.visitors import Visitor, entered

ALL_RIGHTS = ["view", "comment", "approve", "download"]
Share = Callable[..., dict[str, Any]]
Come = Callable[..., Visitor]


@pytest.fixture
def share(review: Review, video_id: str) -> Share:
    """`share(rights=[…])` is a new link of the video, with its token."""

    def shared(**terms: Any) -> dict[str, Any]:
        wanted = {"video_id": video_id, "rights": ALL_RIGHTS} | terms
        return made(review.api.post(f"{review.path}/share-links", wanted))

    return shared


@pytest.fixture
def come(api: ApiClient, share: Share) -> Come:
    """`come("박이사", rights=["view"])` is a guest who came by a new link; `come(by=link)` by that one."""

    def guest(name: str = "손님 박", by: dict[str, Any] | None = None, **terms: Any) -> Visitor:
        link = by or share(**terms)
        more = {"password": terms["password"]} if terms.get("password") else {}
        return entered(api, link["token"], name, **more)

    return guest
