"""What productions, their clients and their notes are called."""

from random import Random

_SEASONS = ("봄", "여름", "가을", "겨울", "신년", "설날", "추석", "연말", "상반기", "하반기", "2026", "2027")
_SUBJECTS = (
    "홍보", "브랜드", "채용", "제품", "신제품", "기업", "교육", "관광", "캠페인", "모바일", "화장품", "자동차", "음료",
    "아파트", "게임", "금융", "보험", "패션", "다큐", "인터뷰", "뮤직", "공익", "지역", "축제", "박람회", "전시", "앱",
)  # fmt: skip
_KINDS = ("영상", "필름", "광고", "티저", "예고편", "하이라이트", "메이킹", "시리즈")
_FORMATS = ("TVC", "Brand Film", "Viral", "Teaser", "Shorts", "Reels", "MV", "Documentary", "15s", "30s", "Ｐｒｏｍｏ")
_ENGLISH = (
    "Launch", "Behind the Scenes", "Summer Campaign", "Recruiting", "Product Film", "Case Study", "Event Recap",
    "Annual Report", "Showreel", "Tutorial",
)  # fmt: skip
_RARE = ("벚꽃엔딩", "달항아리", "한라산", "Zephyr", "Quokka", "첨성대")
_CLIENT_HEADS = (
    "누리", "가람", "한빛", "새롬", "미르", "다온", "아라", "해든", "푸른", "온새", "라온", "하람", "대한", "서울",
    "부산", "제주", "동아", "우주", "은하", "태양", "Nova", "Blue", "Hana", "Pixel", "Orange", "North",
)  # fmt: skip
_CLIENT_TAILS = (
    "전자",
    "식품",
    "건설",
    "화학",
    "은행",
    "증권",
    "상사",
    "미디어",
    "스튜디오",
    "자동차",
    "Cosmetics",
    "Games",
)
_TAGS = (
    "광고",
    "브랜드",
    "SNS",
    "유튜브",
    "긴급",
    "2D",
    "3D",
    "드론",
    "인터뷰",
    "color",
    "vfx",
    "자막",
    "더빙",
    "music",
)
_SENTENCES = (
    "신제품 출시에 맞춘 본편과 숏폼을 함께 만듭니다.", "야외 촬영 이틀, 스튜디오 하루로 진행합니다.",
    "The client wants a calm tone and very little text.", "모델 두 명, 나레이션은 추후 결정.",
    "자막은 한국어와 영어 두 가지로 준비합니다.", "Delivery in 16:9 and 9:16, colour in Rec.709.",
    "지난 캠페인의 톤을 이어 갑니다.", "드론 촬영 허가를 확인해야 합니다.",
)  # fmt: skip
_FAMILY = "김이박최정강조윤장임한오서신권황안송류홍"
_GIVEN = (
    "지민",
    "서연",
    "민준",
    "하은",
    "도윤",
    "서준",
    "지우",
    "예은",
    "현우",
    "수빈",
    "은지",
    "태영",
    "유진",
    "가영",
    "승호",
)
_OBJECTS = (
    "로고",
    "자막",
    "배경음악",
    "색보정",
    "나레이션",
    "컷 전환",
    "타이틀",
    "제품 컷",
    "인물 표정",
    "CTA",
    "엔딩 카드",
)
_WISHES = (
    "조금 더 오래 보이면 좋겠습니다", "크기를 줄여 주세요", "한 박자 빠르게 부탁드립니다", "다른 컷으로 바꿔 주세요",
    "is too dark here", "톤이 앞 장면과 다릅니다", "위치를 아래로 옮겨 주세요", "소리가 튀어요", "needs another take",
)  # fmt: skip
_ANSWERS = (
    "확인했습니다.",
    "다음 버전에 반영할게요.",
    "Done in v2.",
    "원본이 없어서 다시 찍어야 합니다.",
    "동의합니다!",
    "Looks good.",
)


def title(chance: Random) -> str:
    """Mostly compounds: 가을홍보영상 TVC."""
    pick, drawn = chance.choice, chance.random()
    if drawn < 0.15:
        return f"{pick(_CLIENT_HEADS)} {pick(_ENGLISH)} {chance.randrange(1, 60):02}"
    rare = f"{pick(_RARE)} " if drawn > 0.998 else ""
    return f"{rare}{pick(_SEASONS)}{pick(_SUBJECTS)}{pick(_KINDS)} {pick(_FORMATS)}"


def client(chance: Random) -> str:
    return chance.choice(_CLIENT_HEADS) + chance.choice(_CLIENT_TAILS)


def tags(chance: Random) -> list[str]:
    return chance.sample(_TAGS, chance.randrange(4))


def description(chance: Random) -> str:
    return " ".join(chance.sample(_SENTENCES, chance.randrange(4)))


def person(chance: Random) -> str:
    return chance.choice(_FAMILY) + chance.choice(_GIVEN)


def video(chance: Random) -> str:
    return f"{chance.choice(_SUBJECTS)} {chance.choice(_KINDS)} 편집본"


def subject(drawn: float) -> str:
    """Of a note, by a number from 0 to 1."""
    return _OBJECTS[int(drawn * len(_OBJECTS))]


def wish(drawn: float) -> str:
    """What a note asks for, by a number from 0 to 1."""
    return _WISHES[int(drawn * len(_WISHES))]


def answer(chance: Random) -> str:
    return chance.choice(_ANSWERS)
