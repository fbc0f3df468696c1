"""Words for the kernel's codes: code → language → (title, detail)."""

Words = dict[str, tuple[str, str]]


def words(ko: str, ko_detail: str, en: str, en_detail: str) -> Words:
    return {"ko": (ko, ko_detail), "en": (en, en_detail)}


def field(ko: str, en: str) -> Words:
    """Words of a fault in one field; only the detail is shown."""
    return {"ko": ("잘못된 값", ko), "en": ("Invalid value", en)}


MESSAGES: dict[str, Words] = {
    "server.error": words(
        "서버 오류",
        "요청을 처리하지 못했습니다. 잠시 후 다시 시도해 주세요.",
        "Server error",
        "The request could not be handled. Please try again.",
    ),
    "service.unavailable": words(
        "일시적으로 사용할 수 없음",
        "서비스가 잠시 응답하지 않습니다.",
        "Temporarily unavailable",
        "The service does not answer just now.",
    ),
    "storage.unavailable": words(
        "저장소를 사용할 수 없음",
        "파일 저장소가 잠시 응답하지 않습니다.",
        "Storage unavailable",
        "The file storage does not answer just now.",
    ),
    "storage.object_missing": words("파일 없음", "파일을 찾을 수 없습니다.", "File missing", "The file is not there."),
    "not_found": words("찾을 수 없음", "요청한 항목이 없습니다.", "Not found", "What you asked for does not exist."),
    "gone": words("더 이상 없음", "요청한 항목은 더 이상 없습니다.", "Gone", "It is no longer there."),
    "not_permitted": words("권한 없음", "이 작업을 할 권한이 없습니다.", "Not permitted", "You may not do this."),
    "conflict": words(
        "충돌", "현재 상태와 맞지 않는 요청입니다.", "Conflict", "The request does not fit the current state."
    ),
    "invalid": words("잘못된 입력", "입력한 값을 확인해 주세요.", "Invalid input", "Please check the values given."),
    "precondition.failed": words(
        "이미 변경됨",
        "다른 사람이 먼저 변경했습니다. 최신 내용을 확인해 주세요.",
        "Changed meanwhile",
        "Someone changed this first; see `current`.",
    ),
    "auth.required": words("로그인이 필요함", "로그인 후 이용해 주세요.", "Sign-in required", "Please sign in."),
    "request.malformed": words(
        "잘못된 요청", "요청을 해석할 수 없습니다.", "Malformed request", "The request cannot be understood."
    ),
    "request.malformed_json": words(
        "잘못된 JSON", "본문이 올바른 JSON 객체가 아닙니다.", "Malformed JSON", "The body is not a valid JSON object."
    ),
    "request.bad_query": words(
        "잘못된 조회 조건", "조회 조건을 확인해 주세요.", "Bad query", "A query parameter cannot be understood."
    ),
    "request.too_large": words(
        "요청이 너무 큼", "요청 본문이 허용 크기를 넘습니다.", "Request too large", "The body exceeds the allowed size."
    ),
    "request.method_not_allowed": words(
        "허용되지 않는 메서드",
        "이 주소에서는 사용할 수 없는 메서드입니다.",
        "Method not allowed",
        "This address does not take this method.",
    ),
    "request.not_acceptable": words(
        "제공할 수 없는 형식",
        "요청한 형식으로 응답할 수 없습니다.",
        "Not acceptable",
        "The answer cannot be given in the type asked for.",
    ),
    "request.unsupported_media_type": words(
        "지원하지 않는 형식",
        "본문의 Content-Type을 지원하지 않습니다(지원: {accepted}).",
        "Unsupported media type",
        "The body's Content-Type is not supported; send {accepted}.",
    ),
    "rate.limited": words(
        "요청이 너무 많음", "잠시 후 다시 시도해 주세요.", "Too many requests", "Please wait before trying again."
    ),
    "idempotency.in_progress": words(
        "처리 중",
        "같은 Idempotency-Key의 요청을 처리하고 있습니다.",
        "In progress",
        "A request with this Idempotency-Key is still running.",
    ),
    "idempotency.key_reused": words(
        "이미 사용한 키",
        "같은 Idempotency-Key를 다른 요청에 사용했습니다.",
        "Key reused",
        "This Idempotency-Key was used for another request.",
    ),
    "idempotency.key_malformed": words(
        "잘못된 키",
        "Idempotency-Key는 공백 없는 ASCII 문자 1–255자여야 합니다.",
        "Malformed key",
        "An Idempotency-Key is 1–255 ASCII characters without spaces.",
    ),
    "idempotency.answer_lost": words(
        "이미 처리됨",
        "요청은 처리되었지만 응답이 남아 있지 않습니다. 목록에서 확인해 주세요.",
        "Already done",
        "The request took effect, but its answer was lost; look it up in the list.",
    ),
    "field.required": field("필수 항목입니다.", "This is required."),
    "field.invalid": field("올바른 값이 아닙니다.", "This value is not valid."),
    "field.unknown": field("알 수 없는 항목입니다({name}).", "Unknown field or parameter ({name})."),
    "field.not_a_choice": field("선택할 수 없는 값입니다({choices}).", "This is not one of the choices ({choices})."),
    "text.too_long": field("너무 깁니다(최대 {longest}자).", "This is too long (at most {longest} characters)."),
    "text.too_short": field(
        "너무 짧습니다(최소 {shortest}자).", "This is too short (characters wanted: at least {shortest})."
    ),
    "text.forbidden_character": field("사용할 수 없는 문자가 있습니다.", "This holds a character that is not allowed."),
    "field.not_a_text": field("문자열이 아닙니다.", "This is not a text."),
    "field.not_a_number": field("올바른 숫자가 아닙니다.", "This is not a number of this kind."),
    "field.not_a_date": field("날짜가 아닙니다(예: 2026-03-01).", "This is not a date (such as 2026-03-01)."),
    "field.not_an_id": field("올바른 ID(UUID)가 아닙니다.", "This is not an id (UUID)."),
    "field.not_a_flag": field("true 또는 false가 아닙니다.", "This is neither true nor false."),
    "field.not_an_object": field("객체가 아닙니다.", "This is not an object."),
    "field.not_a_list": field("목록이 아닙니다.", "This is not a list."),
    "field.repeated": field("목록에 같은 값이 두 번 있습니다.", "The list holds this value already."),
    "list.too_long": field("항목이 너무 많습니다(최대 {longest}개).", "These are too many (at most {longest})."),
    "list.too_short": field("항목이 너무 적습니다(최소 {shortest}개).", "These are too few (at least {shortest})."),
    "number.too_large": field("값이 너무 큽니다(최대 {most}).", "This number is too large (at most {most})."),
    "number.too_small": field("값이 너무 작습니다(최소 {least}).", "This number is too small (at least {least})."),
    "email.invalid": field("올바른 이메일 주소가 아닙니다.", "This is not a valid e-mail address."),
    "mail.too_soon": words(
        "메일을 이미 보냄",
        "{seconds}초 뒤에 다시 요청해 주세요.",
        "A mail went out already",
        "Ask for another one in {seconds} seconds.",
    ),
    "picture.not_supported": words(
        "지원하지 않는 이미지",
        "JPEG, PNG, WebP 이미지만 사용할 수 있습니다.",
        "Picture not supported",
        "Only JPEG, PNG and WebP pictures are taken.",
    ),
    "picture.unreadable": words(
        "읽을 수 없는 이미지", "이미지가 손상되었습니다.", "Picture unreadable", "The picture is damaged or cut off."
    ),
    "picture.too_many_pixels": words(
        "해상도가 너무 높음",
        "이미지는 최대 {most}메가픽셀입니다.",
        "Too many pixels",
        "A picture may have at most {most} megapixels.",
    ),
    "picture.holds_more": words(
        "이미지가 아닌 내용",
        "파일에 이미지가 아닌 내용이 들어 있습니다.",
        "Not only a picture",
        "The file holds something else beside the picture.",
    ),
    "picture.too_large": words(
        "이미지 파일이 너무 큼",
        "이미지는 최대 {most} MB입니다.",
        "Picture too large",
        "A picture may be at most {most} MB.",
    ),
    "events.too_many_waiting": words(
        "대기 중인 요청이 너무 많음",
        "한 사람이 동시에 기다릴 수 있는 요청은 5개까지입니다.",
        "Too many questions wait",
        "At most five questions of a person wait for news at a time.",
    ),
    "socket.too_many_subscriptions": words(
        "구독 요청이 너무 잦음",
        "구독 요청은 한 번에 열 번, 이후에는 1초에 두 번까지 보낼 수 있습니다.",
        "Too many subscriptions",
        "A socket may subscribe ten times at once, and then twice a second.",
    ),
    "socket.malformed": words(
        "잘못된 프레임", "프레임을 해석할 수 없습니다.", "Malformed frame", "The frame cannot be understood."
    ),
    "socket.wrong_field": words(
        "잘못된 항목",
        "프레임의 {field} 항목이 없거나 올바르지 않습니다.",
        "Wrong field",
        "The field {field} of the frame is missing or wrong.",
    ),
    "socket.binary_frame": words(
        "이진 프레임", "텍스트 프레임만 받을 수 있습니다.", "Binary frame", "Only text frames are taken."
    ),
    "socket.too_large": words(
        "프레임이 너무 큼", "프레임은 64 kB까지입니다.", "Frame too large", "A frame has at most 64 kB."
    ),
    "socket.unknown_type": words(
        "알 수 없는 유형", "알 수 없는 프레임 유형입니다.", "Unknown type", "This type of frame is not known."
    ),
    "socket.unknown_item": words(
        "알 수 없는 피드백",
        "이 프로젝트에 없는 피드백입니다.",
        "Unknown item",
        "This project has no such feedback item.",
    ),
    "socket.unknown_version": words(
        "알 수 없는 버전", "이 프로젝트에 없는 버전입니다.", "Unknown version", "This project has no such version."
    ),
    "socket.bad_since": words(
        "잘못된 위치", "since는 0 이상의 정수여야 합니다.", "Bad position", "`since` is a whole number from 0."
    ),
    "socket.not_permitted": words(
        "권한 없음", "이 작업을 할 권한이 없습니다.", "Not permitted", "You may not do this."
    ),
}
