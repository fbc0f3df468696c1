"""Runs schemathesis over operations of the served document and says what it did and found."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis import AuthContext, Case, hooks
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

SETTINGS = Path(__file__).with_name("schemathesis.toml")

SOMEBODY = "Bearer somebody"
PHASES = ("coverage", "fuzzing", "stateful")


class Somebody:
    """Stands for a token where the document asks for one; the token itself is made when the request is sent."""

    def get(self, case: Case, context: AuthContext) -> str | None:
        demands = case.operation.definition.raw.get("security", [])
        return SOMEBODY if demands and all(demands) else None

    def set(self, case: Case, data: str, context: AuthContext) -> None:
        case.headers["Authorization"] = data


@dataclass(frozen=True)
class Campaign:
    """About `cases` requests, spread over the operations whose path matches; `prepare` may change each of them."""

    application: Any
    path_regex: str
    cases: int
    prepare: Callable[[Case], None]
    is_fault: Callable[..., bool]
    phases: tuple[str, ...] = PHASES


@dataclass
class Report:
    """Cases per operation, how often each check was made, and a text for each kind of fault."""

    cases: Counter[str] = field(default_factory=Counter)
    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    phases: set[str] = field(default_factory=set)
    faults: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"schemathesis: {self.cases.total()} cases over {len(self.cases)} operations"

    def add(self, recorder: Any) -> None:
        for case_id, interaction in recorder.interactions.items():
            label = recorder.cases[case_id].value.operation.label
            self.cases[label] += 1
            self.statuses[label, interaction.response.status_code] += 1
        for case_id, checks in recorder.checks.items():
            for check in checks:
                self.checks[check.name] += 1
                if check.failure_info:
                    self._add_fault(recorder, case_id, check)

    def _add_fault(self, recorder: Any, case_id: str, check: Any) -> None:
        failure = check.failure_info.failure
        interaction = recorder.interactions[failure.case_id or case_id]
        request, answer = interaction.request, interaction.response
        text = f"{failure.title}: {failure.message}\n{request.method} {request.uri}\n{request.body!r:.1000}"
        key = (recorder.cases[case_id].value.operation.label, check.name, f"{answer.status_code} {failure.title}")
        self.faults.setdefault(key, f"{text}\n{answer.status_code} {answer.content[:500].decode(errors='replace')}")


def run(campaign: Campaign) -> Report:
    """All requests of it, and what they found."""
    schema = schemathesis.openapi.from_wsgi("/v2/openapi.json", campaign.application, config=_config())
    schema = schema.include(path_regex=campaign.path_regex)
    schema.config.generation.update(max_examples=-(-campaign.cases // schema.statistic.operations.selected))
    schema.config.phases.update(phases=list(campaign.phases))
    schema.auth(refresh_interval=None)(Somebody)
    schema.hook("filter_failure")(campaign.is_fault)
    report = Report()
    with _preparing(campaign.prepare):
        for event in _scenarios(from_schema(schema).execute()):
            report.phases.add(event.phase.value)
            report.add(event.recorder)
    return report


@contextmanager
def _preparing(prepare: Callable[[Case], None]) -> Iterator[None]:
    """This hook is of the whole process only."""

    def before_call(context: Any, case: Case, options: Any) -> None:
        prepare(case)

    schemathesis.hook(before_call)
    try:
        yield
    finally:
        hooks.unregister(before_call)


def _config() -> SchemathesisConfig:
    return SchemathesisConfig.from_path(SETTINGS)


def _scenarios(stream: Iterator[Any]) -> Iterator[Any]:
    for event in stream:
        if isinstance(event, events.FatalError):
            raise event.exception
        if isinstance(event, events.NonFatalError):
            raise AssertionError(f"{event.label}: {event.info.format()}") from event.value
        if isinstance(event, events.ScenarioFinished) and event.recorder.interactions:
            yield event
