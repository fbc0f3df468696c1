"""A notice that never left: an address is kept no longer than the tries to write to it."""

from uuid import UUID

from core.application.mail_ports import Notices
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM


def drop_notice(notice_id: UUID, *, unit_of_work: UnitOfWork, notices: Notices) -> None:
    with unit_of_work(by=SYSTEM):
        notices.forget(notice_id)
