"""What projects do when they hear of other contexts."""

from datetime import UTC, datetime
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from core.domain.email import EmailAddress
from projects.application.invitation_ports import InvitationUpkeep
from projects.application.ports import PeopleDirectory, ProjectNews


def record_activity(
    project_id: UUID, delivery_id: UUID, *, unit_of_work: UnitOfWork, news: ProjectNews, clock: Clock
) -> None:
    """It happened when its delivery was made, which a UUIDv7 tells: a late or repeated delivery changes nothing."""
    milliseconds = min(delivery_id.int >> 80, int(clock().timestamp() * 1000))
    with unit_of_work(by=SYSTEM):
        news.touch(project_id, datetime.fromtimestamp(milliseconds / 1000, UTC))


def rename_member(
    user_id: UUID,
    name: str,
    *,
    unit_of_work: UnitOfWork,
    people: PeopleDirectory,
    news: ProjectNews,
    sent: InvitationUpkeep,
) -> None:
    """The account's present name counts, so the news of two renames may come in any order."""
    with unit_of_work(by=SYSTEM):
        person = people.by_id(user_id)
        shown = person.name if person else name
        news.rename(user_id, shown)
        sent.rename(user_id, shown)


def claim_invitations(
    user_id: UUID, *, unit_of_work: UnitOfWork, people: PeopleDirectory, sent: InvitationUpkeep
) -> None:
    """An address was proved to be the person's: what was sent to it is forgotten when they withdraw."""
    with unit_of_work(by=SYSTEM):
        person = people.by_id(user_id)
        if person is not None and person.verified:
            sent.claim(user_id, EmailAddress(person.email).key)
