"""An account with no field at its default."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from core.domain.ids import new_id
from identity.contracts import Language, LoginMethod
from identity.domain.account import Account, Consent, EmailAddress, Username

AT = datetime(2026, 3, 1, 9, 30, 15, 250_000, tzinfo=UTC)


def full_account(**changed: Any) -> Account:
    account = Account(
        id=new_id(),
        email=EmailAddress("Minji.Kim@Example.kr"),
        username=Username("민지.Kim"),
        name="김민지",
        company="봄 필름",
        language=Language.ENGLISH,
        password_hash="hashed correct horse",
        is_verified=True,
        is_active=False,
        created_at=AT,
        login_method=LoginMethod.KAKAO,
        time_zone="America/New_York",
        avatar="0198c0ffee",
        withdrawn_at=AT.replace(hour=11),
        last_login_at=AT.replace(hour=10),
        consents=(Consent("terms", "2026-01", AT), Consent("marketing", "2025-11", AT, agreed=False)),
        version=7,
    )
    return replace(account, **changed)
