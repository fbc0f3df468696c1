"""A pin holds the statements of a request whatever the size of the page; here, that it bites."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from _pytest.outcomes import Failed

from core.domain.actor import Actor
from projects.infrastructure.models import MemberRecord


def test_a_statement_a_row_is_caught(
    make_project: Callable[..., tuple[UUID, Actor]],
    make_person: Callable[..., Actor],
    django_assert_max_num_queries: Any,
) -> None:
    project_id, _ = make_project(editor=make_person(), viewer=make_person(), admin=make_person())
    with pytest.raises(Failed, match="5 were done"), django_assert_max_num_queries(3):
        for member in MemberRecord.objects.filter(project_id=project_id):
            assert member.project.title
