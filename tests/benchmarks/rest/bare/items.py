"""The list of items: the product's statements, its rows written out by hand."""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse

from feedback.domain.footage import timecode_at
from tests.benchmarks.rest.bare.bearer import member
from tests.benchmarks.rest.bare.database import rows

_TOTALS = """
SELECT seq, epoch::text, (SELECT coalesce(json_agg(json_build_array(status, priority, count)), '[]')
                          FROM feedback_counter WHERE project_id = %s)
FROM core_channel WHERE name = %s
"""
_ITEMS = """
SELECT item.id, item.project_id, item.video_id, item.version_id, cut.number, video.title, cut.status, item.title,
       item.text, item.timestamp, item.frame, item.out_timestamp, item.out_frame, cut.frame_rate, cut.start_timecode,
       item.status, item.resolution, item.priority, item.author_id, item.author_name, item.author_is_guest,
       item.assignee_id, item.assignee_name, item.due_date, item.tags, item.mentions, item.drawing, item.attachments,
       item.comment_count, item.reaction_count, item.created_at, item.updated_at, item.version,
       item.origin_version_id, item.origin_version_number
FROM feedback_item item JOIN feedback_version cut ON cut.id = item.version_id
JOIN feedback_video video ON video.id = item.video_id
WHERE item.project_id = %s AND NOT item.in_trash {behind}
ORDER BY item.created_at DESC, item.id DESC LIMIT 21
"""
_FIRST = _ITEMS.format(behind="")
_BEHIND = _ITEMS.format(behind="AND (item.created_at, item.id) < (%s, %s)")
_PRIORITIES = ("low", "medium", "high", "critical")
_STATUSES = ("open", "in_progress", "resolved", "closed")


def items(request: HttpRequest, project_id: UUID) -> HttpResponse:
    """`?after=TIME&id=ID` reads on behind that row."""
    member(request, project_id)
    [(seq, epoch, counters)] = rows(_TOTALS, [project_id, f"project:{project_id}"])
    if after := request.GET.get("after"):
        found = rows(_BEHIND, [project_id, datetime.fromisoformat(after), request.GET["id"]])
    else:
        found = rows(_FIRST, [project_id])
    body = {"results": [_item(*row) for row in found[:20]], "has_next": len(found) > 20, "seq": seq, "epoch": epoch}
    return HttpResponse(orjson.dumps(body | _stats(counters)), content_type="application/json")


def _stats(counters: list[tuple[str, int, int]]) -> dict[str, Any]:
    stats = dict.fromkeys(_STATUSES, 0)
    for status, _, count in counters:
        stats[status] += count
    total = sum(stats.values())
    return {"count": total, "stats": {"total": total} | stats}


def time(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")[:23] + "Z"


def person(identity: UUID | None, name: str, is_guest: bool = False) -> dict[str, Any] | None:
    return None if identity is None else {"id": identity, "name": name, "is_guest": is_guest}


def _item(*row: Any) -> dict[str, Any]:
    (identity, project, video, cut, number, film, film_status, title, text, at, frame, out, out_frame, rate, start,
     status, resolution, rank, author, author_name, is_guest, assignee, assignee_name, due, tags, mentions, drawing,
     files, comments, reactions, created, updated, version, origin, origin_number) = row  # fmt: skip
    item = {"id": identity, "project_id": project, "video_id": video, "version_id": cut, "version_number": number}
    item |= {"title": title, "text": text, "timestamp": None if at is None else float(at), "frame": frame}
    item |= {"frame_rate": rate, "timecode": timecode_at(frame, rate, start), "status": status}
    item |= {"out_timestamp": None if out is None else float(out), "out_frame": out_frame, "resolution": resolution}
    item |= {"out_timecode": timecode_at(out_frame, rate, start), "priority": _PRIORITIES[rank]}
    item |= {"author": person(author, author_name, is_guest), "assignee": person(assignee, assignee_name)}
    item |= {"due_date": due, "tags": tags, "mentions": mentions, "drawing": drawing, "attachments": files}
    item |= {"comment_count": comments, "reaction_count": reactions, "version": version}
    item |= {"created_at": time(created), "updated_at": time(updated)}
    item["carried_from"] = None if origin is None else {"version_id": origin, "number": origin_number}
    item["video"] = {"id": video, "title": film, "status": film_status}
    return item
