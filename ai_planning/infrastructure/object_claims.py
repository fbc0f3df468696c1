"""Which objects plans name."""

from core.infrastructure.object_claims import ClaimSource

_PLACE = "'plans/' || project_id || '/' || plan_id"
CLAIMS = (
    ClaimSource("planning_frame", f"SELECT {_PLACE} || '/frames/' || id, size::bigint, NULL FROM planning_frame"),  # noqa: S608
    ClaimSource(
        "ai_planning_job",
        f"""
        SELECT {_PLACE} || '/exports/' || id || '/' || attempts, (result -> 'file' ->> 'size')::bigint, NULL
        FROM ai_planning_job WHERE status = 'succeeded' AND jsonb_typeof(result -> 'file') = 'object'
        """,  # noqa: S608 - no value goes in
    ),
    # What a running job has made lies there before its row says so.
    ClaimSource(
        "work",
        f"""
        SELECT {_PLACE} || '/', NULL::bigint, NULL FROM ai_planning_job WHERE status IN ('queued', 'running')
        """,  # noqa: S608
    ),
)
