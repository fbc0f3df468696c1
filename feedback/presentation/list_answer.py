"""A list of items as clients get it."""

from typing import Any

from rest_framework.request import Request

from core.domain.pages import CursorPage, PageRequest
from core.presentation.pagination import cursor_body, cursor_for, page_body
from feedback.application.feedback_question import FeedbackQuestion
from feedback.application.read_models import FeedbackPage


def list_body(
    request: Request, question: FeedbackQuestion, answer: FeedbackPage, rows: list[dict[str, Any]]
) -> dict[str, Any]:
    """Of a numbered page with where a cursor goes on, or of what followed one."""
    page, cursor = answer.page, None
    if answer.next_after is not None:
        cursor = cursor_for(request, answer.next_after)
    if isinstance(question.page, PageRequest):
        return page_body(request, question.page, page, rows) | {"next_cursor": cursor, "stats": answer.stats}
    stretch = CursorPage(page.rows, answer.next_after, page.seq, page.epoch)
    return cursor_body(request, stretch, rows) | {"count": page.total, "stats": answer.stats}
