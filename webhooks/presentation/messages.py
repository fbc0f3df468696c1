"""Words for webhooks."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "webhook.not_found": words("웹훅 없음", "웹훅을 찾을 수 없습니다.", "No such webhook", "The webhook is not there."),
    "webhook.not_permitted": words(
        "웹훅 권한 없음",
        "웹훅은 소유자와 관리자만 다룰 수 있습니다.",
        "Not permitted",
        "Only owners and admins look after webhooks.",
    ),
    "webhook.too_many": words(
        "웹훅이 너무 많음",
        "한 프로젝트에는 웹훅을 {most}개까지 둘 수 있습니다.",
        "Too many webhooks",
        "A project has {most} webhooks at most.",
    ),
    "webhook.paused": words(
        "멈춘 웹훅",
        "웹훅이 멈춰 있습니다. 먼저 다시 시작해 주세요.",
        "Webhook paused",
        "The webhook is paused; resume it first.",
    ),
    "webhook_delivery.not_found": words(
        "전송 기록 없음", "전송 기록을 찾을 수 없습니다.", "No such delivery", "The delivery is not there."
    ),
    "webhook_delivery.pending": words(
        "전송 대기 중", "아직 전송 중인 항목입니다.", "Delivery pending", "The delivery has not ended yet."
    ),
    "webhook_delivery.not_repeatable": words(
        "다시 보낼 수 없음",
        "시험 전송이거나, 이벤트가 더 이상 보관되어 있지 않습니다.",
        "Not repeatable",
        "It is a ping, or its event is no longer kept.",
    ),
    "webhook.url_malformed": field(
        "{most}자 이하의 올바른 주소가 아닙니다.", "Not an address of at most {most} characters."
    ),
    "webhook.url_with_user": field("주소에 사용자 정보를 넣을 수 없습니다.", "An address has no user in it."),
    "webhook.url_not_secure": field("https 주소여야 합니다.", "The address has to begin with https."),
    "webhook.url_port": field("포트는 {ports} 중 하나여야 합니다.", "The port has to be one of {ports}."),
    "webhook.url_inside": field(
        "내부 네트워크의 주소로는 보낼 수 없습니다.", "The address leads into a private network."
    ),
    "webhook.unknown_event": field("'{name}'라는 이벤트는 없습니다.", "There is no event {name}."),
    "webhook.since_out_of_range": field(
        "{oldest} 이상 {newest} 이하의 번호여야 합니다.", "A number from {oldest} to {newest}."
    ),
}
