"""PersonalNotes over their table."""

from uuid import UUID

from core.domain.secret import Secret
from identity.domain.note import PersonalNote
from identity.infrastructure.models import PersonalNoteRecord


class DjangoPersonalNotes:
    def get(self, user_id: UUID) -> PersonalNote | None:
        record = PersonalNoteRecord.objects.filter(account_id=user_id).first()
        return None if record is None else PersonalNote(Secret(record.text), record.updated_at)

    def put(self, user_id: UUID, note: PersonalNote) -> None:
        kept = {"text": note.text.reveal(), "updated_at": note.updated_at}
        PersonalNoteRecord.objects.update_or_create(account_id=user_id, defaults=kept)

    def remove(self, user_id: UUID) -> None:
        PersonalNoteRecord.objects.filter(account_id=user_id).delete()
