"""Whoever holds the link of a mail ends such mails, without logging in."""

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from notifications.application.ports import LeaveTokens, People, ProjectWishes
from notifications.domain.refusals import LeaveLinkInvalid


def end_mails(
    token: str, *, unit_of_work: UnitOfWork, tokens: LeaveTokens, people: People, project_wishes: ProjectWishes
) -> None:
    """Of all projects; what is told in the app stays. Repeating it is no change. Raises LeaveLinkInvalid."""
    user_id = tokens.read(token)
    if user_id is None:
        raise LeaveLinkInvalid
    with unit_of_work(by=SYSTEM):
        people.stop_mails(user_id)
        project_wishes.stop_mails(user_id)
