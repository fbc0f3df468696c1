"""Which objects accounts name."""

from core.infrastructure.object_claims import ClaimSource
from identity.domain.avatar import AvatarSize

_SIZES = ", ".join(f"({size})" for size in AvatarSize)
CLAIMS = (
    ClaimSource(
        "identity_user",
        f"""
        SELECT 'avatars/' || id || '/' || avatar || '-' || size || '.webp', NULL::bigint, NULL
        FROM identity_user, (VALUES {_SIZES}) AS avatar_size (size) WHERE avatar <> ''
        """,  # noqa: S608 - no value goes in
    ),
)
