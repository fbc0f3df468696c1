"""What a test has counted is worth a line at the end of the run: `record_property("finding", "…")`."""

from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reports = (report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome))
    for report in reports:
        for name, value in report.user_properties:
            if name == "finding":
                terminalreporter.write_line(value)
