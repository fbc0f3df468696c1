"""Examples with no field at its default."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from core.domain.ids import new_id
from identity.contracts import NotificationType
from notifications.contracts import News

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


def news(project_id: UUID, *recipients: UUID, **differing: Any) -> News:
    """Somebody has replied, unless `differing` says otherwise."""
    told: dict[str, Any] = {
        "kind": NotificationType.REPLY,
        "project_id": project_id,
        "recipients": recipients,
        "subject_id": new_id(),
        "subject": "오프닝 컷이 깁니다",
        "text": "두 프레임만 줄이죠",
        "path": f"/projects/{project_id}/feedback/1?comment=2",
        "actor_id": new_id(),
        "actor_name": "윤서",
        "pictures": ("pictures/one.jpg", "pictures/two.jpg"),
        "what": "told",
        "actor_is_guest": True,
    }
    return News(**told | differing)
