"""Pages of a whole project in each order, in the same words each time: what most lists ask for."""

from functools import cache
from typing import Any
from uuid import UUID

from core.domain.pages import CursorRequest, PageRequest
from core.infrastructure.planned import planned_rows
from feedback.application.feedback_question import Sort
from feedback.infrastructure.item_orders import columns_of, is_descending, values_behind
from feedback.infrastructure.item_rows import COLUMNS

_PAGE = """
SELECT {columns}
FROM feedback_item item
JOIN feedback_version cut ON cut.id = item.version_id
JOIN feedback_video video ON video.id = item.video_id
WHERE item.project_id = %s AND NOT item.in_trash {behind}
ORDER BY {order} LIMIT %s OFFSET %s
"""


def planned_page(project_id: UUID, sort: Sort, wanted: PageRequest | CursorRequest) -> list[tuple[Any, ...]] | None:
    """One row more than wanted; None where what follows the key is read in stretches. InvalidField."""
    if isinstance(wanted, PageRequest):
        return planned_rows(_statement(sort, is_behind=False), (project_id, wanted.size + 1, wanted.offset))
    if wanted.after is None:
        return planned_rows(_statement(sort, is_behind=False), (project_id, wanted.size + 1, 0))
    key = values_behind(sort, wanted.after)
    if key is None:
        return None
    return planned_rows(_statement(sort, is_behind=True), (project_id, *key, wanted.size + 1, 0))


@cache
def _statement(sort: Sort, *, is_behind: bool) -> str:
    names = [f"item.{name}" for name in columns_of(sort)]
    way, beyond = ("DESC", "<") if is_descending(sort) else ("ASC", ">")
    places = ", ".join(["%s"] * len(names))
    return _PAGE.format(
        columns=", ".join(map(_named, COLUMNS)),
        behind=f"AND ({', '.join(names)}) {beyond} ({places})" if is_behind else "",
        order=", ".join(f"{name} {way}" for name in names),
    )


def _named(column: str) -> str:
    """Of Django's name."""
    table, _, name = column.rpartition("__")
    return f"{table or 'item'}.{'version_id' if name == 'cut_id' else name}"
