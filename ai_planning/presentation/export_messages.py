"""Words of what can go wrong while a plan is exported."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "export.failed": words(
        "내보내기 실패",
        "파일을 만들지 못했습니다. 다시 시도해 주세요.",
        "Not exported",
        "The file could not be made. Please try again.",
    ),
}
