"""A person has another name: what they wrote shows it."""

from dataclasses import dataclass

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.ports import Authors
from feedback.contracts import Author, AuthorRenamed


@dataclass(frozen=True)
class RenameAuthor:
    author: Author


def rename_author(
    command: RenameAuthor, *, unit_of_work: UnitOfWork, authors: Authors, publish: EventPublisher
) -> None:
    """Tells each project where something changed; the second time nothing does."""
    with unit_of_work(by=SYSTEM):
        for project_id in sorted(authors.rename(command.author)):
            publish(AuthorRenamed(project_id=project_id, author=command.author))
