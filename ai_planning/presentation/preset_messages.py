"""Words for presets."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "preset.not_found": words(
        "프리셋 없음", "프리셋을 찾을 수 없습니다.", "No such preset", "The preset is not there."
    ),
    "preset.is_the_products": words(
        "기본 프리셋",
        "기본으로 제공되는 프리셋은 바꾸거나 지울 수 없습니다.",
        "The product's preset",
        "The presets that the product brings along cannot be changed or deleted.",
    ),
    "preset.name_taken": words(
        "이미 있는 이름",
        "같은 이름의 프리셋이 이미 있습니다.",
        "Name taken",
        "You have a preset of that name already.",
    ),
    "preset.too_many": words(
        "프리셋이 너무 많음",
        "프리셋은 {most}개까지 저장할 수 있습니다.",
        "Too many presets",
        "You can keep {most} presets at most.",
    ),
    "preset.unknown": field("그런 프리셋이 없습니다.", "There is no such preset."),
    "preset.nothing_given": field("값을 하나 이상 정해 주세요.", "At least one property is needed."),
}
