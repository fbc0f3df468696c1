"""Each port's contract runs on the fake and on the real adapter."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import pytest

from projects.infrastructure.cached_queries import CachedProjectQueries
from projects.infrastructure.marks import DjangoMarks
from projects.infrastructure.memberships import DjangoMemberships
from projects.infrastructure.news import DjangoProjectNews
from projects.infrastructure.project_repository import DjangoProjectRepository
from projects.infrastructure.queries import DjangoProjectQueries, require
from tests.projects.fakes import FakeProjects

NEWS = ("member.joined", "project.updated")


@dataclass
class Parts:
    """The ports over one set of projects."""

    projects: Any
    queries: Any
    news: Any
    memberships: Any
    marks: Any
    access: Any
    work: Callable[..., AbstractContextManager[None]]


# Nothing is kept inside a transaction, so what is cached runs outside of one.
@pytest.fixture(
    params=[
        "fake",
        pytest.param("real", marks=pytest.mark.django_db),
        pytest.param("cached", marks=pytest.mark.django_db(transaction=True)),
    ]
)
def parts(request: pytest.FixtureRequest) -> Parts:
    if request.param == "fake":
        fake = FakeProjects(NEWS)
        return Parts(fake, fake, fake, fake, fake, fake.access, fake.unit_of_work)
    from core.infrastructure.unit_of_work import unit_of_work
    from projects.bootstrap.figures import reviews

    queries = CachedProjectQueries if request.param == "cached" else DjangoProjectQueries
    return Parts(
        DjangoProjectRepository(),
        queries(reviews(), NEWS),
        DjangoProjectNews(),
        DjangoMemberships(),
        DjangoMarks(),
        require,
        unit_of_work,
    )
