"""VerificationStore over its table; a row a subject and purpose."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from core.domain.clock import rfc3339
from core.domain.ids import new_id
from identity.domain.verification import Purpose, Verification
from identity.infrastructure.models import VerificationRecord


class DjangoVerificationStore:
    def get(self, subject_id: UUID, purpose: Purpose) -> Verification:
        row = {"subject_id": subject_id, "purpose": purpose.value}
        VerificationRecord.objects.bulk_create([VerificationRecord(id=new_id(), **row)], ignore_conflicts=True)
        record = VerificationRecord.objects.select_for_update().get(**row)
        return Verification(
            subject_id=record.subject_id,
            purpose=Purpose(record.purpose),
            email=record.email,
            code_hash=record.code_hash,
            link_hash=record.link_hash,
            issued_at=record.issued_at,
            tries=record.tries,
            sent_at=[datetime.fromisoformat(moment) for moment in record.sent_at],
        )

    def subject_of_link(self, link_hash: str, purpose: Purpose) -> UUID | None:
        found = VerificationRecord.objects.filter(link_hash=link_hash, purpose=purpose.value)
        return found.values_list("subject_id", flat=True).first()

    def save(self, verification: Verification) -> None:
        row = asdict(verification) | {"sent_at": [rfc3339(moment) for moment in verification.sent_at]}
        key = {"subject_id": row.pop("subject_id"), "purpose": row.pop("purpose").value}
        VerificationRecord.objects.filter(**key).update(**row)

    def void(self, subject_id: UUID) -> None:
        nothing = {"email": "", "code_hash": "", "link_hash": "", "issued_at": None}
        VerificationRecord.objects.filter(subject_id=subject_id).update(**nothing)
