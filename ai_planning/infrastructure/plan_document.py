"""A plan's parts as the JSON document that is kept; persons are kept by id, their names once beside it."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Composition,
    Format,
    Genre,
    InsertPurpose,
    Intensity,
    ShotSize,
    Structure,
    Tempo,
    Tone,
    Transition,
    VisualStyle,
)
from ai_planning.contracts.rows import Author, FrameRef
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft, ShotDraft, StageDraft
from ai_planning.domain.plan_parts import Chosen, Content, Heading, Inserts, Lock, Part, Piece, Placed
from ai_planning.domain.plan_state import Parts
from ai_planning.domain.provenance import Maker, Provenance, Provider
from core.domain.events import plain
from core.domain.language import Language

Json = dict[str, Any]
_WORDS = {
    "language": Language,
    "genre": Genre,
    "format": Format,
    "tempo": Tempo,
    "structure": Structure,
    "intensity": Intensity,
    "aspect_ratio": AspectRatio,
    "visual_style": VisualStyle,
    "shot_size": ShotSize,
    "camera_move": CameraMove,
    "composition": Composition,
    "transition": Transition,
    "purpose": InsertPurpose,
}
_LISTS: Mapping[str, Any] = {"tone": Tone, "camera_work": CameraMove, "keywords": str, "colours": str}


def document_of(parts: Parts) -> Json:
    return {
        "stages": [str(each) for each in parts.stage_ids],
        "parts": {key: _part(part) for key, part in parts.by_key.items()},
    }


def parts_of(document: Json, people: Mapping[str, str]) -> Parts:
    stage_ids = tuple(UUID(each) for each in document["stages"])
    return Parts(stage_ids, {key: _read_part(part, people) for key, part in document["parts"].items()})


def people_in(parts: Parts) -> dict[str, str]:
    """Names by id."""
    return {str(each.id): each.name for each in parts.people.values()}


def pieces_document(pieces: Mapping[str, Piece]) -> Json:
    return {key: _piece(piece) for key, piece in pieces.items()}


def pieces_of(document: Json) -> dict[str, Piece]:
    return {key: _read_piece(each) for key, each in document.items()}


def provenance_document(made: Provenance | None) -> Json | None:
    return _plain(made) | {"maker": _plain(made.maker)} if made else None


def provenance_of(kept: Json | None) -> Provenance | None:
    if kept is None:
        return None
    maker = kept["maker"] | {"provider": Provider(kept["maker"]["provider"])}
    return Provenance(**kept | {"maker": Maker(**maker)})


def _part(part: Part) -> Json:
    lock = {"by": str(part.lock.by.id), "at": part.lock.at.isoformat()} if part.lock else None
    changed = {"version": part.version, "at": part.changed_at.isoformat(), "by": str(part.changed_by.id)}
    return _piece(part.piece) | {"changed": changed, "lock": lock}


def _read_part(kept: Json, people: Mapping[str, str]) -> Part:
    changed, lock = kept["changed"], kept["lock"]
    return Part(
        _read_piece(kept),
        changed["version"],
        datetime.fromisoformat(changed["at"]),
        _person(changed["by"], people),
        Lock(_person(lock["by"], people), datetime.fromisoformat(lock["at"])) if lock else None,
    )


def _person(person_id: str, people: Mapping[str, str]) -> Author:
    return Author(UUID(person_id), people[person_id])


def _piece(piece: Piece) -> Json:
    return {"holds": _content(piece.content), "made": provenance_document(piece.provenance)}


def _read_piece(kept: Json) -> Piece:
    return Piece(_read_content(kept["holds"]), provenance_of(kept["made"]))


def _content(content: Content) -> Json:
    match content:
        case Heading(title, brief):
            return {"title": title, "brief": _plain(brief)}
        case StageDraft():
            return {"stage": _plain(content)}
        case Placed(position, duration_ms, draft):
            words = {name: value for name, value in _plain(draft).items() if name not in ("weight", "inserts")}
            return {"position": position, "duration_ms": duration_ms, "shot": words}
        case Inserts(drafts):
            return {"inserts": [_plain(each) for each in drafts]}
        case Chosen(frame, look):
            return {"frame": frame.wire() if frame else None, "look": look}


def _read_content(kept: Json) -> Content:
    match kept:
        case {"brief": brief}:
            return Heading(kept["title"], Brief(**_read(brief)))
        case {"stage": stage}:
            return StageDraft(**stage)
        case {"shot": shot}:
            return Placed(kept["position"], kept["duration_ms"], ShotDraft(**_read(shot)))
        case {"inserts": inserts}:
            return Inserts(tuple(InsertDraft(**_read(each)) for each in inserts))
    frame = kept["frame"]
    return Chosen(FrameRef(UUID(frame["id"]), frame["number"]), kept["look"]) if frame else Chosen()


def _plain(value: Any) -> Json:
    return {each.name: plain(getattr(value, each.name)) for each in fields(value)}


def _read(kept: Json) -> Json:
    read = dict(kept)
    for name, value in kept.items():
        if value is not None and name in _WORDS:
            read[name] = _WORDS[name](value)
        elif name in _LISTS:
            read[name] = tuple(_LISTS[name](each) for each in value)
    return read
