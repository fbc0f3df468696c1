"""Words of the codes of frames."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "plan.frame_not_found": words(
        "그림 없음", "이 샷에 없는 그림입니다.", "No such picture", "The shot has no such picture."
    ),
    "plan.frame_chosen": words(
        "선택된 그림",
        "샷에 쓰이고 있는 그림은 삭제할 수 없습니다. 먼저 다른 그림을 선택하세요.",
        "Picture in use",
        "The shot shows this picture. Choose another one first.",
    ),
    "plan.frame_not_yours": words(
        "다른 사람의 그림",
        "다른 사람의 그림은 소유자와 관리자만 삭제할 수 있습니다.",
        "Somebody else's picture",
        "Only owners and admins remove pictures of others.",
    ),
    "plan.too_many_frames": words(
        "그림이 너무 많음",
        "샷 하나에 그림은 {most}개까지 둘 수 있습니다.",
        "Too many pictures",
        "A shot has {most} pictures at most.",
    ),
}
