"""Thousands of requests made up from the served document: it keeps what it promises."""

import os
from collections.abc import Callable
from typing import Any

from schemathesis.checks import CHECKS

from tests.identity.fuzz.nature import is_fault
from tests.identity.fuzz.routes import PATHS
from tests.security.fuzz.campaign import PHASES, Campaign, run

CASES = int(os.environ.get("FUZZ_CASES", "1200"))
FEWEST = 2000


def test_every_identity_route_keeps_what_the_document_promises(
    served: Any, record_property: Callable[[str, object], None]
) -> None:
    report = run(Campaign(served, PATHS, CASES, served.prepare, is_fault))
    record_property("finding", str(report))
    print(report, *sorted(report.statuses.items()), *report.checks.items(), sep="\n")
    assert not report.faults, "\n\n".join(report.faults.values())
    assert report.phases == set(PHASES)
    assert report.checks.keys() == set(CHECKS.get_all_names())
    assert report.cases.total() >= FEWEST
