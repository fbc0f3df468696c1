from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol
from uuid import UUID

import pytest

from core.domain.events import Event
from core.domain.ids import new_id
from feedback.contracts import Author
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.video_version import VideoVersion
from tests.feedback import examples
from tests.feedback.fake_reviews import FakeReviews
from tests.feedback.fakes import FakeItems, FakeVersions
from tests.feedback.film_fakes import FakeLedger, FakeVideos
from tests.feedback.rendition_fakes import FakeRenditions
from tests.feedback.round_fakes import FakeFinishes, FakeRoundReads, FakeRounds, FakeWritings
from tests.feedback.talk_fakes import FakeComments, FakeConversations


class Shelves(Protocol):
    """The repositories of one kind, what they told, and the transaction that they need."""

    versions: Any
    items: Any
    comments: Any
    conversations: Any
    footages: Any
    videos: Any
    ledger: Any
    reviews: Any
    renditions: Any
    rounds: Any
    round_reads: Any
    finishes: Any
    writings: Any
    told: list[Event]

    def work(self) -> AbstractContextManager[Any]: ...


class FakeShelves:
    def __init__(self) -> None:
        self.told: list[Event] = []
        self.versions, self.items, self.comments = (
            FakeVersions(told=self.told),
            FakeItems(told=self.told),
            FakeComments(),
        )
        self.conversations = FakeConversations(self.items)
        self.footages, self.reviews = self.versions, FakeReviews(self.items, self.versions)
        self.videos, self.ledger = FakeVideos(self.versions), FakeLedger()
        self.renditions = FakeRenditions(self.versions)
        self.rounds, self.finishes = FakeRounds(told=self.told), FakeFinishes(told=self.told)
        self.round_reads = FakeRoundReads(self.rounds, self.versions)
        self.writings = FakeWritings(self.items, self.comments, self.versions)

    def work(self) -> AbstractContextManager[Any]:
        return nullcontext()


class PostgresShelves:
    def __init__(self) -> None:
        from feedback.infrastructure.comments import PostgresComments
        from feedback.infrastructure.conversations import PostgresConversations
        from feedback.infrastructure.feedback_items import PostgresFeedbackItems
        from feedback.infrastructure.footages import PostgresFootages
        from feedback.infrastructure.renditions import PostgresRenditions
        from feedback.infrastructure.review_finishes import PostgresFinishes
        from feedback.infrastructure.reviews import PostgresReviews
        from feedback.infrastructure.round_reads import PostgresRoundReads
        from feedback.infrastructure.rounds import PostgresRounds
        from feedback.infrastructure.storage_ledger import PostgresStorageLedger
        from feedback.infrastructure.video_versions import PostgresVideoVersions
        from feedback.infrastructure.videos import PostgresVideos
        from feedback.infrastructure.written_notes import PostgresWritings

        self.told: list[Event] = []
        self.versions = PostgresVideoVersions(self.told.append)
        self.items = PostgresFeedbackItems(self.told.append, self.told.extend)
        self.comments, self.footages, self.reviews = PostgresComments(), PostgresFootages(), PostgresReviews()
        self.conversations = PostgresConversations(self.told.append)
        self.videos, self.ledger = PostgresVideos(self.told.append, self.told.extend), PostgresStorageLedger()
        self.renditions = PostgresRenditions()
        self.rounds, self.round_reads = PostgresRounds(self.told.append), PostgresRoundReads()
        self.finishes, self.writings = PostgresFinishes(self.told.append), PostgresWritings()

    def work(self) -> AbstractContextManager[Any]:
        from core.infrastructure.unit_of_work import unit_of_work

        return unit_of_work(by=examples.ACTOR)


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.django_db)])
def shelves(request: pytest.FixtureRequest) -> Iterator[Shelves]:
    """Each contract runs on the fake and on PostgreSQL."""
    if request.param == "fake":
        yield FakeShelves()
    else:
        yield PostgresShelves()


@pytest.fixture
def project_id() -> UUID:
    return new_id()


@pytest.fixture
def version(shelves: Shelves, project_id: UUID) -> VideoVersion:
    """A stored version."""
    example = examples.version(project_id)
    with shelves.work():
        shelves.versions.add(example)
    return example


@pytest.fixture
def item(shelves: Shelves, version: VideoVersion) -> FeedbackItem:
    """A stored item on it."""
    example = examples.item(version.footage())
    with shelves.work():
        shelves.items.add(example)
    return example


@pytest.fixture
def other_author() -> Author:
    return Author(new_id(), "다른 사람")
