"""What conversations keep beside what they count."""

from core.infrastructure.kept_figures import KeptColumn
from feedback.contracts import ReactionKind

COMMENT_COUNT = KeptColumn(
    name="feedback_item.comment_count",
    table="feedback_item",
    compare="""
        SELECT row.id, row.project_id, row.comment_count AS kept,
            (SELECT count(*) FROM feedback_comment WHERE feedback_id = row.id AND deleted_at IS NULL) AS counted
        FROM feedback_item row WHERE {which}""",
    mending="""
        UPDATE feedback_item SET comment_count = (
            SELECT count(*) FROM feedback_comment WHERE feedback_id = %(id)s AND deleted_at IS NULL
        ) WHERE id = %(id)s""",
)
REACTION_COUNT = KeptColumn(
    name="feedback_item.reaction_count",
    table="feedback_item",
    compare="""
        SELECT row.id, row.project_id, row.reaction_count AS kept,
            (SELECT count(*) FROM feedback_reaction WHERE feedback_id = row.id) AS counted
        FROM feedback_item row WHERE {which}""",
    mending="""
        UPDATE feedback_item SET reaction_count = (
            SELECT count(*) FROM feedback_reaction WHERE feedback_id = %(id)s
        ) WHERE id = %(id)s""",
)


def _column(name: str, kind: ReactionKind) -> KeptColumn:
    counted = f"SELECT count(*) FROM feedback_reaction WHERE kind = '{kind.value}' AND comment_id"  # noqa: S608
    return KeptColumn(
        name=f"feedback_comment.{name}",
        table="feedback_comment",
        compare=f"""
            SELECT row.id, row.project_id, row.{name} AS kept, ({counted} = row.id) AS counted
            FROM feedback_comment row WHERE {{which}}""",  # noqa: S608 - no value goes in
        mending=f"UPDATE feedback_comment SET {name} = ({counted} = %(id)s) WHERE id = %(id)s",  # noqa: S608
    )


REACTIONS = (
    _column("likes", ReactionKind.LIKE),
    _column("dislikes", ReactionKind.DISLIKE),
    _column("questions", ReactionKind.QUESTION),
)
