"""Words of what can go wrong while a chart is drawn."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "chart.too_large": words(
        "차트가 너무 큼",
        "그림에는 작업 {most}개, 연결 {links}개, PNG는 {megapixels}메가픽셀까지 들어갑니다. "
        "기간을 좁히거나 JSON으로 받아 주세요.",
        "Too large a chart",
        "At most {most} tasks and {links} links are drawn, and {megapixels} megapixels of a PNG. "
        "Ask for fewer days, or for JSON.",
    ),
    "chart.not_drawn": words(
        "차트를 그리지 못함",
        "지금은 차트를 그리지 못했습니다. 잠시 후 다시 시도해 주세요.",
        "Not drawn",
        "The chart could not be drawn just now. Please try again in a moment.",
    ),
    "chart.ends_before_start": field("끝 날짜가 시작 날짜보다 빠릅니다.", "The last day is before the first."),
}
