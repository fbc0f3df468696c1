"""News of items and films, in the shape in which people are told."""

from typing import Any
from uuid import UUID, uuid5

from feedback.application.concern_ports import ToldComment, ToldItem
from feedback.contracts import Author
from identity.contracts import NotificationType
from notifications.contracts import News

LONGEST_TITLE = 80


def title_of(title: str, text: str, film: str) -> str:
    """What an item is called: by its title, else by how its text begins, else by its film."""
    said = title or " ".join(text.split())
    shown = said or film
    return shown if len(shown) <= LONGEST_TITLE else f"{shown[: LONGEST_TITLE - 1]}…"


def mention_id(subject_id: UUID) -> UUID:
    """One for all mentions in an item or a comment, so that an edit tells those alone who were not mentioned before."""
    return uuid5(subject_id, "mention")


def of_item(
    kind: NotificationType, item: ToldItem, by: Author | None, recipients: frozenset[UUID], *, what: str = ""
) -> News:
    return News(
        kind=kind,
        what=what,
        project_id=item.project_id,
        recipients=_in_order(recipients),
        subject_id=item.id,
        subject=item.title,
        text=item.text,
        path=path_of(item),
        **_actor(by),
    )


def of_comment(
    kind: NotificationType,
    item: ToldItem,
    comment: ToldComment,
    recipients: frozenset[UUID],
    *,
    by: Author | None = None,
    what: str = "",
) -> News:
    """Replies gather by their item, what concerns one comment by that; `by` is its author unless told."""
    is_talk = kind is NotificationType.REPLY
    return News(
        kind=kind,
        what=what,
        project_id=item.project_id,
        recipients=_in_order(recipients),
        subject_id=item.id if is_talk else comment.id,
        subject=item.title,
        text=comment.text,
        path=f"{path_of(item)}&comment={comment.id}",
        thread_id=item.id,
        source_id=comment.id if is_talk else None,
        **_actor(by or comment.author),
    )


def path_of(item: ToldItem) -> str:
    """Where the front end shows the item."""
    return f"/projects/{item.project_id}/videos/{item.video_id}?version={item.version_id}&feedback={item.id}"


def _actor(by: Author | None) -> dict[str, Any]:
    return {"actor_id": by.id, "actor_name": by.name, "actor_is_guest": by.is_guest} if by else {}


def _in_order(people: frozenset[UUID]) -> tuple[UUID, ...]:
    return tuple(sorted(people))
