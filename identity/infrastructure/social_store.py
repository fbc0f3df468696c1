"""SocialIdentityStore and PendingSignUpStore over their tables."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from core.domain.errors import Conflict
from identity.contracts import Language, LoginMethod
from identity.domain.social import AlreadyLinked, IdentityTaken, PendingSignUp, SocialIdentity
from identity.domain.verification import Purpose
from identity.infrastructure.models import PendingSignUpRecord, SocialIdentityRecord, VerificationRecord

_TAKEN: dict[str | None, type[Conflict]] = {
    "identity_social_subject": IdentityTaken,
    "identity_social_account": AlreadyLinked,
}


class DjangoSocialIdentityStore:
    def add(self, identity: SocialIdentity) -> None:
        try:
            with transaction.atomic():
                SocialIdentityRecord.objects.create(**_plain(identity))
        except IntegrityError as error:
            taken = _TAKEN.get(getattr(getattr(error.__cause__, "diag", None), "constraint_name", None))
            if taken is None:
                raise
            raise taken from error

    def find(self, provider: LoginMethod, subject: str) -> SocialIdentity | None:
        record = SocialIdentityRecord.objects.filter(provider=provider.value, subject=subject).first()
        return _identity(record) if record else None

    def of_account(self, account_id: UUID) -> list[SocialIdentity]:
        found = SocialIdentityRecord.objects.filter(account_id=account_id).order_by("linked_at", "id")
        return [_identity(record) for record in found]

    def remove(self, account_id: UUID, provider: LoginMethod) -> bool:
        removed, _ = SocialIdentityRecord.objects.filter(account_id=account_id, provider=provider.value).delete()
        return removed > 0


class DjangoPendingSignUpStore:
    def put(self, sign_up: PendingSignUp) -> PendingSignUp:
        person = {"provider": sign_up.provider.value, "subject": sign_up.subject}
        PendingSignUpRecord.objects.bulk_create(
            [PendingSignUpRecord(**_plain(sign_up))],
            update_conflicts=True,
            unique_fields=["provider", "subject"],
            update_fields=["token_hash", "name", "language", "created_at"],
        )
        return _sign_up(PendingSignUpRecord.objects.get(**person))

    def by_token(self, token_hash: str) -> PendingSignUp | None:
        record = PendingSignUpRecord.objects.filter(token_hash=token_hash).first()
        return _sign_up(record) if record else None

    def by_id(self, sign_up_id: UUID) -> PendingSignUp | None:
        record = PendingSignUpRecord.objects.filter(id=sign_up_id).first()
        return _sign_up(record) if record else None

    def take(self, sign_up_id: UUID) -> bool:
        removed, _ = PendingSignUpRecord.objects.filter(id=sign_up_id).delete()
        return removed > 0

    def forget_older(self, than: datetime) -> int:
        removed, _ = PendingSignUpRecord.objects.filter(created_at__lt=than).delete()
        orphans = VerificationRecord.objects.filter(purpose=Purpose.SOCIAL.value)
        orphans.exclude(subject_id__in=PendingSignUpRecord.objects.values("id")).delete()
        return removed


def _plain(value: SocialIdentity | PendingSignUp) -> dict[str, Any]:
    row = asdict(value)
    return row | {name: row[name].value for name in ("provider", "language") if name in row}


def _identity(record: SocialIdentityRecord) -> SocialIdentity:
    return SocialIdentity(
        id=record.id,
        account_id=record.account_id,
        provider=LoginMethod(record.provider),
        subject=record.subject,
        email=record.email,
        linked_at=record.linked_at,
    )


def _sign_up(record: PendingSignUpRecord) -> PendingSignUp:
    return PendingSignUp(
        id=record.id,
        token_hash=record.token_hash,
        provider=LoginMethod(record.provider),
        subject=record.subject,
        name=record.name,
        language=Language(record.language),
        created_at=record.created_at,
    )
