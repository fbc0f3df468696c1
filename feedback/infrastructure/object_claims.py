"""Which objects the review loop's rows name."""

from core.infrastructure.object_claims import ClaimSource

# Of what is being purged the objects go before the row.
_STANDING = """
feedback_version version JOIN feedback_video video ON video.id = version.video_id
WHERE NOT version.purging AND NOT video.purging
"""
_PLACE = "'videos/' || version.project_id || '/' || version.id || '/'"
CLAIMS = (
    ClaimSource(
        "feedback_version",
        f"SELECT version.object_key, version.size, version.sha256 FROM {_STANDING} AND version.sha256 <> ''",  # noqa: S608
    ),
    ClaimSource(
        "feedback_version.poster_key",
        f"SELECT version.poster_key, NULL::bigint, NULL FROM {_STANDING} AND version.poster_key IS NOT NULL",  # noqa: S608
    ),
    ClaimSource(
        "feedback_step",
        f"""
        SELECT object.key, object.value::bigint, NULL FROM feedback_step step
        CROSS JOIN LATERAL jsonb_each_text(coalesce(step.output -> 'objects', '{{}}')) AS object
        WHERE step.state = 'done' AND step.version_id IN (SELECT version.id FROM {_STANDING})
        """,  # noqa: S608
    ),
    ClaimSource(
        "feedback_rendition",
        f"""
        SELECT init_key, NULL::bigint, NULL FROM feedback_rendition
        WHERE version_id IN (SELECT version.id FROM {_STANDING})
        UNION ALL
        SELECT segment ->> 0, (segment ->> 2)::bigint, NULL
        FROM feedback_rendition, jsonb_array_elements(segments) AS segment
        WHERE version_id IN (SELECT version.id FROM {_STANDING})
        """,  # noqa: S608
    ),
    ClaimSource(
        "feedback_item.attachments",
        """
        SELECT 'attachments/' || project_id || '/' || item.id || '/' || (file ->> 'id'), (file ->> 'size')::bigint, NULL
        FROM feedback_item item, jsonb_array_elements(attachments) AS file
        WHERE NOT EXISTS (SELECT FROM feedback_video video WHERE video.id = item.video_id AND video.purging)
        """,
    ),
    # Pictures of single frames are drawn when somebody wants them, and are made again.
    ClaimSource("frames", f"SELECT {_PLACE} || 'frames/', NULL::bigint, NULL FROM feedback_version version"),  # noqa: S608
    ClaimSource(
        "work",
        f"""
        SELECT {_PLACE}, NULL::bigint, NULL FROM feedback_version version
        WHERE status = 'processing' OR purging OR video_id IN (SELECT id FROM feedback_video WHERE purging)
            OR EXISTS (SELECT FROM feedback_step WHERE version_id = version.id AND state IN ('waiting', 'running'))
        """,  # noqa: S608
    ),
    ClaimSource(
        "feedback_upload",
        """
        SELECT unnest(ARRAY['uploads/' || project_id || '/' || id || '/',
            'videos/' || project_id || '/' || version_id || '/']), NULL::bigint, NULL
        FROM feedback_upload WHERE state IN ('open', 'checking')
        """,
    ),
)
