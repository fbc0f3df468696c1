"""VerificationStore over its table; a row a person."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from core.domain.clock import rfc3339
from identity.domain.verification import Verification
from identity.infrastructure.models import VerificationRecord


class DjangoVerificationStore:
    def get(self, account_id: UUID) -> Verification:
        VerificationRecord.objects.bulk_create([VerificationRecord(account_id=account_id)], ignore_conflicts=True)
        record = VerificationRecord.objects.select_for_update().get(account_id=account_id)
        return Verification(
            account_id=record.account_id,
            code_hash=record.code_hash,
            link_hash=record.link_hash,
            issued_at=record.issued_at,
            tries=record.tries,
            sent_at=[datetime.fromisoformat(moment) for moment in record.sent_at],
        )

    def account_of_link(self, link_hash: str) -> UUID | None:
        found = VerificationRecord.objects.filter(link_hash=link_hash).values_list("account_id", flat=True)
        return found.first()

    def save(self, verification: Verification) -> None:
        row = asdict(verification) | {"sent_at": [rfc3339(moment) for moment in verification.sent_at]}
        VerificationRecord(**row).save(force_update=True)
