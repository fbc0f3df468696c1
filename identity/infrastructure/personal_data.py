"""PersonalData over the tables of the context and what the kernel keeps."""

from datetime import datetime
from uuid import UUID

from core.infrastructure import traces
from core.infrastructure.audit import forget_origins
from identity.contracts import AccountRenamed, AccountWithdrawn
from identity.infrastructure.models import (
    ApiKeyRecord,
    PendingSignUpRecord,
    PersonalNoteRecord,
    RefreshTokenRecord,
    SessionRecord,
    SocialIdentityRecord,
    User,
    VerificationRecord,
)


class DjangoPersonalData:
    def erase(self, user_id: UUID) -> None:
        User.objects.filter(id=user_id).update(preferences={})
        ApiKeyRecord.objects.filter(account_id=user_id).delete()
        PersonalNoteRecord.objects.filter(account_id=user_id).delete()
        VerificationRecord.objects.filter(subject_id=user_id).delete()
        _erase_identities(user_id)
        RefreshTokenRecord.objects.filter(session__user_id=user_id).delete()
        SessionRecord.objects.filter(user_id=user_id).update(device="", name="", address=None)
        forget_origins(user_id)
        # News of an older name must not arrive after the news that there is none any more.
        traces.forget_deliveries(AccountRenamed.name, user_id)

    def is_news_pending(self, user_id: UUID) -> bool:
        return traces.is_delivery_due(AccountWithdrawn.name, user_id)

    def note_erased(self, user_id: UUID, at: datetime) -> None:
        User.objects.filter(id=user_id).update(erased_at=at)

    def unerased(self, withdrawn_before: datetime) -> list[UUID]:
        left = User.objects.filter(withdrawn_at__lt=withdrawn_before, erased_at=None)
        return list(left.order_by("withdrawn_at").values_list("id", flat=True))

    def rename_everywhere(self, user_id: UUID, name: str) -> None:
        forget_origins(user_id)
        traces.rename_in_streams(user_id, name)
        traces.rename_in_deliveries(user_id, name)
        traces.forget_answers(user_id)


def _erase_identities(user_id: UUID) -> None:
    """Also what waits for an address under the same account at a provider."""
    for record in SocialIdentityRecord.objects.filter(account_id=user_id):
        waiting = PendingSignUpRecord.objects.filter(provider=record.provider, subject=record.subject)
        VerificationRecord.objects.filter(subject_id__in=waiting.values("id")).delete()
        waiting.delete()
        record.delete()
