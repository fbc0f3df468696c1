"""PersonalNotes over their table."""

from uuid import UUID

from core.domain.secret import Secret
from core.infrastructure.encryption import readable
from identity.domain.note import PersonalNote
from identity.infrastructure.models import PersonalNoteRecord


class DjangoPersonalNotes:
    def get(self, user_id: UUID) -> PersonalNote | None:
        record = readable(PersonalNoteRecord.objects.filter(account_id=user_id).first)
        return None if record is None else PersonalNote(Secret(record.text), record.updated_at)

    def put(self, user_id: UUID, note: PersonalNote) -> None:
        record = PersonalNoteRecord(account_id=user_id, text=note.text.reveal(), updated_at=note.updated_at)
        # Without a look at the one before, which perhaps no key fits.
        PersonalNoteRecord.objects.bulk_create(
            [record], update_conflicts=True, unique_fields=["account_id"], update_fields=["text", "updated_at"]
        )

    def remove(self, user_id: UUID) -> None:
        PersonalNoteRecord.objects.filter(account_id=user_id).delete()
