"""The worker's part of a notice: the mail leaves, then what was kept for it goes."""

from uuid import UUID

from core.application.mail_ports import Mailer, Notices
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM


def send_notice(notice_id: UUID, *, unit_of_work: UnitOfWork, notices: Notices, mailer: Mailer) -> None:
    """Nothing for one that left before. Raises MailNotSent."""
    notice = notices.get(notice_id)
    if notice is None:
        return
    mailer.send(notice.to, notice.language, notice.mail, notice_id)
    with unit_of_work(by=SYSTEM):
        notices.forget(notice_id)
