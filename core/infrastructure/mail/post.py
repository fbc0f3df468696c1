"""The mailing parts as every composition root takes them, and what the worker calls."""

from functools import cache
from typing import Any
from uuid import UUID

from core.application.drop_notice import drop_notice as _drop
from core.application.send_notice import send_notice as _send
from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.mail.allowance import FROM_OTHERS, RedisMailAllowance
from core.infrastructure.mail.mailer import DjangoMailer
from core.infrastructure.mail.notices import DatabaseNotices
from core.infrastructure.object_store import object_store
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work


@cache
def notices() -> DatabaseNotices:
    return DatabaseNotices(DatabaseJobQueue(), utc_now)


@cache
def mail_allowance() -> RedisMailAllowance:
    """Of mails that somebody asks for to an address they say is theirs."""
    return RedisMailAllowance(KeyedSecrets())


@cache
def third_party_allowance() -> RedisMailAllowance:
    """Of mails to others: whoever writes to somebody takes none of what they may ask for themselves."""
    return RedisMailAllowance(KeyedSecrets(), name=FROM_OTHERS)


def send_notice(payload: dict[str, Any]) -> None:
    """Job handler: the mail that is owed as `notice_id`."""
    _send(UUID(payload["notice_id"]), unit_of_work=unit_of_work, notices=notices(), mailer=DjangoMailer(object_store()))


def drop_notice(payload: dict[str, Any], error: str) -> None:
    """Job handler: one that never left is not kept."""
    _drop(UUID(payload["notice_id"]), unit_of_work=unit_of_work, notices=notices())
