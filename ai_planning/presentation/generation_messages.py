"""Words of what can go wrong while something is made."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "generation.failed": words(
        "생성 실패", "생성하지 못했습니다. 다시 시도해 주세요.", "Not made", "It could not be made. Please try again."
    ),
    "generation.output_refused": words(
        "AI 응답 오류",
        "AI가 보낸 결과가 형식에 맞지 않아 사용하지 않았습니다.",
        "Unusable answer",
        "What the AI answered does not have the right form, also after it was asked to mend it.",
    ),
    "generation.request_refused": words(
        "AI가 거절함",
        "AI 제공자가 이 내용의 생성을 거절했습니다. 내용을 바꿔 주세요.",
        "Declined",
        "The AI provider declines to make this. Please change the text.",
    ),
    "generation.provider_unreachable": words(
        "AI 제공자 오류",
        "AI 제공자가 응답하지 않습니다. 잠시 후 다시 시도해 주세요.",
        "Provider failed",
        "The AI provider does not answer as it should. Please try again later.",
    ),
    "generation.provider_timed_out": words(
        "시간 초과",
        "AI 제공자가 제시간에 답하지 않았습니다. 다시 시도해 주세요.",
        "Timed out",
        "The AI provider did not answer in time. Please try again.",
    ),
    "generation.provider_quota_spent": words(
        "AI 사용량 초과",
        "AI 제공자의 사용 한도를 넘었습니다. 나중에 다시 시도해 주세요.",
        "Provider's quota spent",
        "The AI provider lets no more be asked for now. Please try again later.",
    ),
    "generation.key_refused": words(
        "API 키 거절됨",
        "AI 제공자가 API 키를 받아들이지 않습니다.",
        "Key refused",
        "The AI provider does not take the API key.",
    ),
    "generation.not_configured": words(
        "설정되지 않은 AI 제공자",
        "이 AI 제공자의 API 키가 없습니다. 키를 등록하거나 다른 제공자를 고르세요.",
        "Provider not configured",
        "There is no API key for this AI provider. Add one or choose another provider.",
    ),
}
