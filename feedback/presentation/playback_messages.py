"""Words for what playback refuses."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "playback.not_found": words(
        "재생 주소 없음",
        "재생할 수 없는 주소입니다. 영상이 삭제되었거나 아직 준비되지 않았을 수 있습니다.",
        "Nothing plays here",
        "This address plays nothing: the film may be gone, or not be ready yet.",
    ),
    "playback.ended": words(
        "재생 주소 만료",
        "재생 주소의 유효 시간이 지났습니다. 재생 정보를 다시 요청해 주세요.",
        "Address expired",
        "The address was short-lived; ask for the playback again.",
    ),
}
