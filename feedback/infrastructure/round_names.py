"""Names of people in review rounds: statements that give somebody (`id`) the new `name`, and answer the projects."""

_RENAME = """
WITH renamed AS (
    UPDATE {table} SET person_name = %(name)s WHERE person_id = %(id)s AND person_name <> %(name)s RETURNING project_id
)
SELECT DISTINCT project_id FROM renamed
"""
# Whoever writes to a round holds it before its reviewers.
_LOCK_ROUNDS = """
SELECT count(*) FROM (
    SELECT FROM feedback_round WHERE opened_by_id = %(id)s OR closed_by_id = %(id)s
        OR id IN (SELECT round_id FROM feedback_reviewer WHERE person_id = %(id)s) ORDER BY id FOR NO KEY UPDATE
) AS locked
"""
_RENAME_ROUNDS = """
WITH renamed AS (
    UPDATE feedback_round
    SET opened_by_name = CASE WHEN opened_by_id = %(id)s THEN %(name)s ELSE opened_by_name END,
        closed_by_name = CASE WHEN closed_by_id = %(id)s THEN %(name)s ELSE closed_by_name END
    WHERE opened_by_id = %(id)s AND opened_by_name <> %(name)s OR closed_by_id = %(id)s AND closed_by_name <> %(name)s
    RETURNING project_id
)
SELECT DISTINCT project_id FROM renamed
"""
_PEOPLE = ("feedback_reviewer", "feedback_decision", "feedback_finish")
RENAME_IN_ROUNDS = (_LOCK_ROUNDS, _RENAME_ROUNDS, *(_RENAME.format(table=table) for table in _PEOPLE))
