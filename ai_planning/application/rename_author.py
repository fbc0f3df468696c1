"""A person has another name: whatever names them on plans shows it."""

from collections.abc import Iterable

from ai_planning.application.comment_ports import Names
from ai_planning.contracts.comment_events import PlanAuthorRenamed
from ai_planning.contracts.rows import Author
from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import SYSTEM


def rename_author(author: Author, *, unit_of_work: UnitOfWork, names: Iterable[Names], publish: EventPublisher) -> None:
    """Tells each project where something changed; the second time nothing does."""
    with unit_of_work(by=SYSTEM):
        for project_id in sorted({each for kept in names for each in kept.rename(author)}):
            publish(PlanAuthorRenamed(project_id=project_id, author=author))
