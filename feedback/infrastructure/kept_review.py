"""What versions keep of their review rounds."""

from core.infrastructure.kept_figures import KeptColumn

# By its place among the words, for figures are numbers.
_PLACE = "array_position(ARRAY['none', 'in_review', 'approved', 'changes_requested'], {state}::text)"
_SHOWN = """
coalesce((SELECT CASE WHEN state <> 'open' AND decision = 'in_review' THEN 'none' ELSE decision END
          FROM feedback_round WHERE version_id = row.id ORDER BY created_at DESC, id DESC LIMIT 1), 'none')
"""
REVIEW = KeptColumn(
    name="feedback_version.review",
    table="feedback_version",
    compare=f"""
        SELECT row.id, row.project_id, {_PLACE.format(state="row.review")} AS kept,
            {_PLACE.format(state=_SHOWN)} AS counted
        FROM feedback_version row WHERE {{which}}""",  # noqa: S608 - no value goes in
    mending=f"UPDATE feedback_version row SET review = {_SHOWN} WHERE row.id = %(id)s",  # noqa: S608
)
