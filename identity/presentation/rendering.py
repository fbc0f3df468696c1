"""Accounts and sessions as JSON."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from identity.application.own_account import as_shown
from identity.application.read_models import SessionRow
from identity.application.sessions import LoggedIn
from identity.bootstrap import access_seconds, profile
from identity.domain.account import Account
from identity.domain.verification import RESEND_PAUSE


def user_body(account: Account) -> dict[str, Any]:
    return asdict(as_shown(account, avatar_body(account)))


def avatar_body(account: Account) -> dict[str, str] | None:
    signed = profile().avatar_of(account)
    return {size.name.lower(): url for size, url in signed.items()} if signed else None


def mail_asked_body() -> dict[str, int]:
    """Whether a mail goes out is not told."""
    return {"retry_after": int(RESEND_PAUSE.total_seconds())}


def session_body(session: LoggedIn) -> dict[str, Any]:
    return {
        "access_token": session.access_token,
        "refresh_token": session.refresh_token,
        "expires_in": access_seconds(),
        "user": user_body(session.account),
    }


def session_row_body(row: SessionRow, current: UUID | None) -> dict[str, Any]:
    return {**asdict(row), "is_current": row.id == current}
