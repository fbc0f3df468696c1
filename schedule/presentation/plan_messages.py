"""Words of the codes of plans and templates."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "template.not_found": words(
        "템플릿 없음", "템플릿을 찾을 수 없습니다.", "No such template", "The template is not there."
    ),
    "template.is_the_products": words(
        "기본 템플릿",
        "기본으로 제공되는 템플릿은 바꾸거나 지울 수 없습니다.",
        "The product's template",
        "The templates that the product brings along cannot be changed or deleted.",
    ),
    "template.name_taken": words(
        "이미 있는 이름",
        "같은 이름의 템플릿이 이미 있습니다.",
        "Name taken",
        "You have a template of that name already.",
    ),
    "template.too_many": words(
        "템플릿이 너무 많음",
        "템플릿은 {most}개까지 저장할 수 있습니다.",
        "Too many templates",
        "You can keep {most} templates at most.",
    ),
    "template.nothing_to_keep": words(
        "저장할 작업 없음",
        "작업이 없는 일정은 템플릿으로 저장할 수 없습니다.",
        "Nothing to keep",
        "A schedule without tasks cannot be kept as a template.",
    ),
    "template.too_large": words(
        "일정이 너무 큼",
        "작업이 {most}개를 넘는 일정은 템플릿으로 저장할 수 없습니다.",
        "Schedule too large",
        "A schedule of more than {most} tasks cannot be kept as a template.",
    ),
    "template.unknown": field("그런 템플릿이 없습니다.", "There is no such template."),
}
