"""Words for what becomes of a project: trash, ownership, plan."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "transfer.none": words(
        "이전 제안 없음", "소유권 이전 제안이 없습니다.", "Nothing offered", "The project is offered to nobody."
    ),
    "transfer.owns_already": words(
        "이미 소유자임",
        "소유자 자신에게는 소유권을 이전할 수 없습니다.",
        "Owns it already",
        "Ownership is offered to somebody else.",
    ),
    "transfer.not_for_you": words(
        "받는 사람이 아님",
        "이 이전 제안은 다른 멤버에게 보낸 것입니다.",
        "Not for you",
        "The project is offered to another member.",
    ),
    "transfer.expired": words(
        "만료된 이전 제안",
        "소유권 이전 제안이 만료되었습니다. 소유자에게 다시 요청해 주세요.",
        "Offer expired",
        "The offer has expired; ask the owner for another one.",
    ),
    "date.too_late": field("{last} 이전의 날짜여야 합니다.", "At the latest {last}."),
}
