"""Plans without dates as JSON, and back."""

from dataclasses import asdict
from typing import Any

from core.domain.events import plain
from schedule.contracts import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind
from schedule.domain.blueprint import Blueprint, PlannedLink, PlannedPhase, PlannedTask, Wording
from schedule.domain.network import Span


def document_of(blueprint: Blueprint) -> dict[str, Any]:
    document: dict[str, Any] = plain(asdict(blueprint))
    return document


def blueprint_of(document: dict[str, Any]) -> Blueprint:
    return Blueprint(
        tuple(_phase(each) for each in document["phases"]),
        tuple(_task(each) for each in document["tasks"]),
        tuple(_link(each) for each in document["links"]),
    )


def _phase(kept: dict[str, Any]) -> PlannedPhase:
    kind, group = PhaseKind[kept["kind"].upper()], PhaseGroup[kept["group"].upper()]
    return PlannedPhase(kept["key"], kind, group, Wording(**kept["name"]), kept["colour"])


def _task(kept: dict[str, Any]) -> PlannedTask:
    read = {
        "name": Wording(**kept["name"]),
        "length": Span(**kept["length"]),
        "kind": TaskKind(kept["kind"]),
        "calendar": CalendarKind(kept["calendar"]),
    }
    return PlannedTask(**{**kept, **read})


def _link(kept: dict[str, Any]) -> PlannedLink:
    return PlannedLink(kept["predecessor"], kept["successor"], LinkType(kept["type"]), Span(**kept["lag"]))
