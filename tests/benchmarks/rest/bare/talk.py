"""A conversation: the product's statements for a page of it, and one insert."""

import uuid
from typing import Any
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse

from tests.benchmarks.rest.bare.bearer import member
from tests.benchmarks.rest.bare.database import rows
from tests.benchmarks.rest.bare.items import person, time

_PLACE = """
SELECT seq, epoch::text, item.video_id, item.version_id FROM core_channel
LEFT JOIN feedback_item item ON item.id = %s AND item.project_id = %s AND NOT item.in_trash WHERE name = %s
"""
_COMMENTS = """
SELECT id, feedback_id, parent_id, depth, text, author_id, author_name, author_is_guest, mentions, likes, dislikes,
       questions, created_at, updated_at, edited_at, deleted_at, version,
       (SELECT kind FROM feedback_reaction WHERE comment_id = comment.id AND user_id = %s)
FROM feedback_comment comment WHERE feedback_id = %s ORDER BY created_at, id LIMIT 21
"""
_INSERT = """
INSERT INTO feedback_comment (id, project_id, feedback_id, depth, text, author_id, author_name, created_at, updated_at)
VALUES (%s, %s, %s, 0, %s, %s, %s, now(), now())
RETURNING id, feedback_id, parent_id, depth, text, author_id, author_name, author_is_guest, mentions, likes, dislikes,
          questions, created_at, updated_at, edited_at, deleted_at, version, NULL
"""


def comments(request: HttpRequest, project_id: UUID, feedback_id: UUID) -> HttpResponse:
    user_id, name = member(request, project_id)
    if request.method == "POST":
        return _written(project_id, feedback_id, user_id, name, orjson.loads(request.body)["text"])
    [(seq, epoch, *_)] = rows(_PLACE, [feedback_id, project_id, f"project:{project_id}"])
    found = rows(_COMMENTS, [user_id, feedback_id])
    body = {"results": [_comment(*row) for row in found[:20]], "has_next": len(found) > 20, "seq": seq, "epoch": epoch}
    return HttpResponse(orjson.dumps(body), content_type="application/json")


def _written(project_id: UUID, feedback_id: UUID, user_id: str, name: str, text: str) -> HttpResponse:
    [row] = rows(_INSERT, [uuid.uuid4(), project_id, feedback_id, text, user_id, name])
    return HttpResponse(orjson.dumps(_comment(*row)), status=201, content_type="application/json")


def _comment(*row: Any) -> dict[str, Any]:
    (identity, item, parent, depth, text, author, name, is_guest, mentions, likes, dislikes, questions, created,
     updated, edited, deleted, version, mine) = row  # fmt: skip
    return {
        "id": identity, "feedback_id": item, "parent_id": parent, "depth": depth, "text": text,
        "author": person(author, name, is_guest), "mentions": mentions,
        "reactions": {"like": likes, "dislike": dislikes, "question": questions},
        "created_at": time(created), "updated_at": time(updated), "edited_at": edited and time(edited),
        "deleted_at": deleted and time(deleted), "version": version, "my_reaction": mine,
    }  # fmt: skip
