"""Words for the codes of conversations."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "comment.not_found": words(
        "댓글 없음", "댓글을 찾을 수 없습니다.", "Comment not found", "There is no such comment on this item."
    ),
    "comment.not_yours": words(
        "권한 없음",
        "다른 사람의 댓글은 변경할 수 없습니다.",
        "Not yours",
        "You may change your own comments only.",
    ),
    "comment.deleted": words(
        "삭제된 댓글",
        "삭제된 댓글에는 답글이나 반응을 남길 수 없습니다.",
        "Comment deleted",
        "The comment was deleted and takes no reply, reaction or change any more.",
    ),
    "comment.unknown": field("이 피드백의 댓글이 아닙니다.", "There is no such comment on this item."),
    "draft.not_found": words(
        "임시 저장 없음", "임시 저장된 글이 없습니다.", "Draft not found", "Nothing unsent is kept in this place."
    ),
    "draft.too_large": words(
        "임시 저장이 너무 큼",
        "임시 저장은 {limit}바이트까지 할 수 있습니다.",
        "Draft too large",
        "A draft may take at most {limit} bytes.",
    ),
    "draft.no_such_place": field(
        "초안의 자리가 아닙니다(new:, item:, reply:, edit: 뒤에 ID).",
        "This is no place of a draft (new:, item:, reply: or edit: and an id).",
    ),
    "draft.too_many": words(
        "임시 저장이 너무 많음",
        "한 프로젝트에 임시 저장은 {limit}개까지 할 수 있습니다.",
        "Too many drafts",
        "A person may keep at most {limit} drafts in a project.",
    ),
}
