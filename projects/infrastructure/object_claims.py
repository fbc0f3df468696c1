"""Which objects projects name."""

from core.infrastructure.object_claims import ClaimSource
from projects.domain.thumbnail import ThumbnailSize

_SIZES = ", ".join(f"('{size.name.lower()}')" for size in ThumbnailSize)
CLAIMS = (
    ClaimSource(
        "projects_project",
        f"""
        SELECT 'projects/' || id || '/thumbnail/' || thumbnail || '/' || size || '.webp', NULL::bigint, NULL
        FROM projects_project, (VALUES {_SIZES}) AS picture (size) WHERE thumbnail <> ''
        """,  # noqa: S608 - no value goes in
    ),
)
