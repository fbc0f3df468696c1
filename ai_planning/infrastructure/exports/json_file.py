"""A plan as JSON that machines read, and that can be imported again. Enumerations are English keys, lengths seconds."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any
from uuid import UUID

import orjson

from ai_planning.application.export_ports import PlanDocument, Rendered, ShotOfDocument, StageOfDocument
from ai_planning.contracts.exports import PdfLayout
from ai_planning.domain.brief import Brief
from core.domain.clock import rfc3339
from core.domain.events import plain
from core.domain.file_names import file_name
from core.domain.language import Language

KIND, SCHEMA = "videoplanet.plan", 1
_UNTIMED = {"duration_ms", "starts_ms", "id"}


class JsonFile:
    """`schema` rises when a reader of the one before would misread it."""

    def render(
        self, document: PlanDocument, *, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
    ) -> Rendered:
        told = {
            "kind": KIND,
            "schema": SCHEMA,
            "title": document.title,
            "project": document.project_name,
            "version": document.version,
            "updated_at": rfc3339(document.updated_at),
            "brief": _timed(document.brief, "duration"),
            "stages": [_timed(stage, "seconds") for stage in document.stages],
            "shots": [_timed(shot, "seconds") for shot in document.shots],
        }
        data = orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        return Rendered(data, "application/json", file_name(document.title, "json"))


def _timed(part: Brief | StageOfDocument | ShotOfDocument, length: str) -> dict[str, Any]:
    """Its fields; its length in exact seconds under that name."""
    told = {field.name: _wire(getattr(part, field.name)) for field in fields(part) if field.name not in _UNTIMED}
    return told | {length: part.duration_ms / 1000}


def _wire(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_wire(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    return plain(value)
