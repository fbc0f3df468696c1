"""Words for how a film is played, and why."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "delivery.plays": words(
        "원본 재생",
        "모든 브라우저에서 원본 그대로 재생됩니다.",
        "Plays as it is",
        "Browsers play the file as it is.",
    ),
    "delivery.wrapping": words(
        "컨테이너 변환",
        "영상과 소리는 그대로 두고 컨테이너만 바꿉니다.",
        "Wrapped anew",
        "Picture and sound stay as they are; browsers need another container.",
    ),
    "delivery.index_behind": words(
        "인덱스 위치 변경",
        "재생 정보가 파일 끝에 있거나 흩어져 있어, 화질은 그대로 두고 다시 묶습니다.",
        "Index not in front",
        "The index is at the end of the file or scattered, so the film is wrapped anew without loss.",
    ),
    "delivery.sound": words(
        "소리 변환",
        "영상은 그대로 두고, 브라우저가 재생하지 못하는 소리만 변환합니다.",
        "Sound encoded",
        "The picture stays as it is; browsers do not play this kind of sound.",
    ),
    "delivery.codec": words(
        "코덱 변환", "브라우저가 재생하지 못하는 영상 코덱입니다.", "Codec", "Browsers do not play this video codec."
    ),
    "delivery.codec_not_everywhere": words(
        "코덱 변환",
        "일부 브라우저만 재생할 수 있는 영상 코덱입니다.",
        "Codec not everywhere",
        "Only some browsers play this video codec.",
    ),
    "delivery.profile": words(
        "프로파일 변환",
        "브라우저가 재생하지 못하는 H.264 프로파일입니다.",
        "Profile",
        "Browsers do not play this profile of H.264.",
    ),
    "delivery.hdr": words(
        "HDR 변환",
        "HDR 영상을 일반 화면의 밝기와 색에 맞춥니다.",
        "HDR",
        "High dynamic range is brought into what usual screens show.",
    ),
    "delivery.bit_depth": words(
        "비트 심도 변환",
        "브라우저는 8비트를 넘는 H.264를 재생하지 못합니다.",
        "Bit depth",
        "Browsers do not play H.264 of more than 8 bits.",
    ),
    "delivery.chroma": words(
        "색차 변환",
        "브라우저는 4:2:0이 아닌 H.264를 재생하지 못합니다.",
        "Chroma",
        "Browsers do not play H.264 other than 4:2:0.",
    ),
    "delivery.interlaced": words(
        "비월 주사 변환",
        "비월 주사 영상을 순차 주사로 바꿉니다.",
        "Interlaced",
        "Interlaced pictures are made progressive.",
    ),
    "delivery.picture_size": words(
        "큰 화면",
        "많은 기기가 재생하지 못하는 해상도입니다.",
        "Picture size",
        "Many devices do not play pictures of this size.",
    ),
    "delivery.bit_rate": words(
        "높은 비트레이트",
        "일반 회선에서 끊기지 않고 재생하기에는 비트레이트가 높습니다.",
        "Bit rate",
        "The bit rate is more than usual lines carry without a pause.",
    ),
    "delivery.no_times": words(
        "화면 시각 없음",
        "AVI 파일에는 각 화면을 보여 줄 시각이 없어 새로 인코딩합니다.",
        "No times of pictures",
        "An AVI file does not tell when its pictures are shown, so it is encoded anew.",
    ),
    "delivery.uneven_order": words(
        "불규칙한 화면 순서",
        "화면 간격이 일정하지 않고 저장 순서도 표시 순서와 달라, 다시 묶으면 화면 시각이 어긋나므로 새로 인코딩합니다.",
        "Uneven and out of order",
        "Pictures come at no constant rate and are stored out of order: wrapped anew, some would be shown too late.",
    ),
}
