"""Words for what is said about plans."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "plan_comment.not_found": words(
        "댓글 없음", "댓글을 찾을 수 없습니다.", "Comment not found", "The plan has no such comment."
    ),
    "plan_comment.not_yours": words(
        "다른 사람의 댓글",
        "다른 사람의 댓글은 바꿀 수 없습니다.",
        "Not your comment",
        "This is a comment of somebody else.",
    ),
    "plan_comment.deleted": words(
        "삭제된 댓글", "삭제된 댓글입니다.", "Comment deleted", "The comment was deleted and takes nothing any more."
    ),
    "plan_comment.reply_not_resolved": words(
        "답글은 해결할 수 없음",
        "답글이 아니라 그 댓글을 해결해 주세요.",
        "A reply is not resolved",
        "Resolve the comment that it answers.",
    ),
    "plan_comment.unknown": field("이 기획안의 댓글이 아닙니다.", "The plan has no such comment."),
    "plan_comment.part_unknown": field("이 기획안에 없는 항목입니다.", "The plan has no such part."),
    "plan_comment.part_of_thread": field(
        "답글은 댓글과 같은 항목에만 남길 수 있습니다.", "A reply is about what its thread is about."
    ),
}
