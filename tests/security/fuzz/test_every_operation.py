"""Thousands of requests made up from the whole served document, by everybody: it keeps what it promises.

In the suite one of a kind; `make security` and FUZZ_CASES ask for all kinds. Accounts have a campaign of their own, see
tests/identity/fuzz.
"""

import os
import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from schemathesis.checks import CHECKS
from schemathesis.openapi.checks import EnsureResourceAvailability, RejectedPositiveData

from tests.identity.fuzz.routes import PATHS
from tests.openapi import document
from tests.security.fuzz.campaign import PHASES, Campaign, Report, run
from tests.security.fuzz.nature import is_fault

CASES = int(os.environ.get("FUZZ_CASES", "0"))
CONTEXTS = {
    "feedback": r"^/v2/(feedback|events|uploads|playback)(/|$)",
    "ai-planning": r"^/v2/ai-planning/",
    "schedule": r"^/v2/(schedule|calendar)(/|$)",
    "projects": r"^/v2/(projects|invitations|dashboard|notifications)(/|$)",
    "shared": r"^/v2/shared(/|$)",
}


def found(served: Any, path_regex: str) -> Report:
    phases = PHASES if CASES else ("fuzzing",)
    return run(Campaign(served, path_regex, CASES // len(CONTEXTS) or 1, served.prepare, is_fault, phases))


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_route_keeps_what_the_document_promises(
    context: str, served: Any, record_property: Callable[[str, object], None]
) -> None:
    report = found(served, CONTEXTS[context])
    record_property("finding", f"{context}: {report}")
    assert not report.faults, "\n\n".join(report.faults.values())
    assert not [status for _, status in report.statuses if status >= 500]
    assert any(status < 300 for _, status in report.statuses)
    if CASES:
        assert report.checks.keys() == set(CHECKS.get_all_names())
        # What coverage makes comes on top.
        assert report.cases.total() >= CASES // len(CONTEXTS)


def test_every_path_of_the_document_is_in_a_campaign() -> None:
    every = (PATHS, *CONTEXTS.values())
    assert [path for path in document()["paths"] if not any(re.match(each, path) for each in every)] == []


def test_a_refusal_that_a_schema_could_foretell_is_caught() -> None:
    assert is_fault(None, *refused("text.too_long"))
    assert is_fault(None, *refused("text.too_long", "precondition.failed"))
    assert not is_fault(None, *refused("precondition.failed"))


def test_what_was_made_and_is_not_there_is_caught() -> None:
    failure = EnsureResourceAvailability(
        operation="POST /", message="", created_with="POST /", not_available_with="GET /{id}"
    )
    assert is_fault(None, failure, None, SimpleNamespace(status_code=404))


def refused(*told: str) -> tuple[Any, Any, Any]:
    """A failed check, its case and its answer."""
    failure = RejectedPositiveData(operation="GET /", message="", status_code=422, allowed_statuses=[])
    problem = {"code": "invalid", "errors": [{"pointer": "/x", "code": code} for code in told]}
    return failure, None, SimpleNamespace(status_code=422, json=lambda: problem)
