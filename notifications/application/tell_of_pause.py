"""A webhook of a project was paused: whoever keeps it hears of it; of one who left, those who may take it over."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from notifications.application.ports import Teller
from notifications.contracts import News, NotificationType

Entitled = Callable[[UUID], Collection[UUID]]


@dataclass(frozen=True, kw_only=True)
class Pause:
    """`has_left` is the keeper's; `subject` names the webhook, as far as everybody may read it."""

    project_id: UUID
    webhook_id: UUID
    keeper_id: UUID
    has_left: bool
    subject: str


def tell_of_pause(
    pause: Pause, delivery_id: UUID, *, unit_of_work: UnitOfWork, entitled: Entitled, tell: Teller
) -> None:
    """`entitled` are those who may look after webhooks. The mail is the webhooks' own."""
    with unit_of_work(by=SYSTEM):
        others = set(entitled(pause.project_id)) - {pause.keeper_id} if pause.has_left else {pause.keeper_id}
        news = News(
            kind=NotificationType.WEBHOOK,
            project_id=pause.project_id,
            recipients=tuple(sorted(others)),
            subject_id=pause.webhook_id,
            subject=pause.subject,
            text="",
            path=f"/projects/{pause.project_id}/webhooks",
            is_mailed=False,
        )
        tell(news, delivery_id)
