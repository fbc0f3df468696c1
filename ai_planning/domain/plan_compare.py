"""In what two states of a plan differ, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from ai_planning.contracts.rows import in_seconds
from ai_planning.domain.drafts import StageDraft
from ai_planning.domain.plan_parts import Chosen, Content, Heading, Inserts, Piece, Placed
from core.domain.events import plain


@dataclass(frozen=True)
class Difference:
    """Of the part with that key: the fields that differ, as the wire has them, before and after."""

    part: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def differences(before: Mapping[str, Piece], after: Mapping[str, Piece]) -> tuple[Difference, ...]:
    """Both are of the same plan, so both have the same parts."""
    found = []
    for key, piece in before.items():
        old, new = told(piece.content), told(after[key].content)
        names = [name for name in old if old[name] != new[name]]
        if names:
            found.append(Difference(key, {name: old[name] for name in names}, {name: new[name] for name in names}))
    return tuple(found)


def told(content: Content) -> dict[str, Any]:
    match content:
        case Heading(title, brief):
            terms = {name: value for name, value in _plain(brief).items() if name != "duration_ms"}
            return {"plan_title": title, "duration": in_seconds(brief.duration_ms), **terms}
        case StageDraft():
            return _plain(content)
        case Placed(position, duration_ms, draft):
            words = {name: value for name, value in _plain(draft).items() if name not in ("weight", "inserts")}
            return {"position": position, "seconds": in_seconds(duration_ms), **words}
        case Inserts(drafts):
            return {"inserts": [_plain(each) for each in drafts]}
        case Chosen(frame):
            return {"frame": frame.wire() if frame else None}


def _plain(value: Any) -> dict[str, Any]:
    return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
