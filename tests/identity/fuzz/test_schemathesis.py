"""Thousands of requests made up from the served document: it keeps what it promises."""

import os
from collections.abc import Callable
from typing import Any

from schemathesis.checks import CHECKS

from tests.identity.fuzz.campaign import run
from tests.identity.fuzz.routes import PATHS

CASES = int(os.environ.get("FUZZ_CASES", "1200"))
FEWEST = 2000


def test_every_identity_route_keeps_what_the_document_promises(
    served: Any, record_property: Callable[[str, object], None]
) -> None:
    report = run(served, PATHS, CASES, served.prepare)
    record_property("finding", str(report))
    print(report, *sorted(report.statuses.items()), *report.checks.items(), sep="\n")
    assert not report.faults, "\n\n".join(report.faults.values())
    assert report.phases == {"coverage", "fuzzing", "stateful"}
    assert report.checks.keys() == set(CHECKS.get_all_names())
    assert report.cases.total() >= FEWEST
