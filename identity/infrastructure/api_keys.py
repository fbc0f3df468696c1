"""ApiKeys over their table."""

from datetime import datetime
from uuid import UUID

from core.domain.secret import Secret
from core.infrastructure.encryption import readable
from identity.contracts import AiProvider
from identity.domain.api_key import ApiKey
from identity.infrastructure.models import ApiKeyRecord


class DjangoApiKeys:
    def of(self, user_id: UUID) -> list[ApiKey]:
        rows = ApiKeyRecord.objects.filter(account_id=user_id, provider__in=[*AiProvider]).order_by("provider")
        return [ApiKey(AiProvider(row[0]), *row[1:]) for row in rows.values_list("provider", "hint", "created_at")]

    def secret(self, user_id: UUID, provider: AiProvider) -> Secret | None:
        rows = ApiKeyRecord.objects.filter(account_id=user_id, provider=provider.value)
        key = readable(rows.values_list("key", flat=True).first)
        return None if key is None else Secret(key)

    def put(self, user_id: UUID, provider: AiProvider, key: Secret, hint: str, at: datetime) -> None:
        record = ApiKeyRecord(account_id=user_id, provider=provider.value, key=key.reveal(), hint=hint, created_at=at)
        # Without a look at the one before, which perhaps no key fits.
        ApiKeyRecord.objects.bulk_create(
            [record],
            update_conflicts=True,
            unique_fields=["account_id", "provider"],
            update_fields=["key", "hint", "created_at"],
        )

    def remove(self, user_id: UUID, provider: AiProvider) -> bool:
        return bool(ApiKeyRecord.objects.filter(account_id=user_id, provider=provider.value).delete()[0])
