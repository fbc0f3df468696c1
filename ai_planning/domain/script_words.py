"""What a script says about shots in words: sizes, moves, compositions, transitions, sounds and captions."""

import re

from ai_planning.contracts import CameraMove, Composition, ShotSize, Transition
from ai_planning.domain.script import BeatKind

Table = tuple[tuple[str, re.Pattern[str]], ...]


def _table(**patterns: str) -> Table:
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in patterns.items())


# The first that is found counts: what is longer comes before what it contains.
_SIZES = _table(
    EXTREME_CLOSE_UP=r"extreme close|\b(?-i:[EX]\.?C\.?U)\b|익스트림 ?클로즈|초근접",
    EXTREME_LONG=r"extreme (?:long|wide)|\b(?-i:E\.?L\.?S)\b|익스트림 ?롱",
    BIRDS_EYE=r"bird'?s[- ]eye|\baerial\b|\bdrone\b|overhead|버드 ?아이|부감|항공|드론",
    WORMS_EYE=r"worm'?s[- ]eye|low[- ]angle|웜즈 ?아이|앙각|로우 ?앵글",
    CLOSE_UP=r"close[- ]?(?:up|on|shot)|\b(?-i:C\.?U)\b|\binsert\b|클로즈|인서트|얼굴 ?가득",
    WIDE=r"\bwide\b|establish|와이드|전경|설정 ?샷",
    LONG=r"\blong shot|\b(?-i:L\.?S)\b|\bfull shot|\b(?-i:F\.?S)\b|롱 ?샷|풀 ?샷|원경|멀리",
    MEDIUM=r"\bmedium|\b(?-i:M\.?S)\b|\btwo[- ]shot|미디엄|미디움|바스트|웨이스트|투 ?샷",
)
_MOVES = _table(
    ZOOM_OUT=r"zoom(?:s|ing)? (?:out|back)|pull(?:s|ing)? (?:out|back)|줌 ?아웃|\b(?-i:Z\.?O)\b",
    ZOOM_IN=r"zoom(?:s|ing)?\b|push(?:es|ing)? in|줌 ?인|\b(?-i:Z\.?I)\b",
    CRANE=r"\bcrane|\bjib\b|크레인|지미 ?집",
    TRACKING=r"\btrack(?:s|ing)\b|\bdolly|\bfollow(?:s|ing)? shot|트래킹|달리 ?(?:인|아웃|샷)|팔로우 ?샷",
    HANDHELD=r"hand[- ]?held|핸드 ?헬드|들고 ?찍",
    TILT=r"\btilt(?:s|ing)?\b|틸트|틸 ?(?:업|다운)",
    PAN=r"\bpan(?:s|ning)?\b|(?:카메라|좌우로|천천히) ?(?:팬|패닝)|\b패닝|팬 ?(?:샷|하면|한다)",
)
_COMPOSITIONS = _table(
    OVER_SHOULDER=r"over (?:the|his|her|their) shoulder|\b(?-i:O\.?T\.?S|O\.?S\.?S)\b|오버 ?(?:더 ?)?숄더|어깨 ?너머",
    BACK=r"from behind|back view|뒷모습|백 ?샷|등 ?뒤에서",
    SIDE=r"\bprofile\b|from the side|옆모습|측면",
    SYMMETRY=r"symmetr|대칭",
)
_TRANSITIONS = _table(
    MATCH_CUT=r"match(?:ed)?[- ]cut|매치 ?컷",
    JUMP_CUT=r"jump[- ]cut|점프 ?컷",
    CROSS_CUT=r"cross[- ]?cut|inter[- ]?cut|크로스 ?컷|교차 ?(?:편집|컷)|인터컷",
    DISSOLVE=r"dissolve|디졸브|오버 ?랩|\b(?-i:O\.? ?L)\b|\bdiss\b",
    FADE_OUT=r"fade (?:out|to)|페이드 ?아웃|\b(?-i:F\.? ?O)\b|암전",
    FADE_IN=r"fade (?:in|up)|페이드 ?인|\b(?-i:F\.? ?I)\b",
    WIPE=r"\bwipe|와이프",
    CUT=r"\bcut\b|컷",
)
_AUDIO = re.compile(r"(?:S\.?F\.?X|S\.?E|B\.?G\.?M|E|M|sound|music|효과음?|음향|음악|배경음악?|소리)", re.IGNORECASE)
_SUBTITLE = re.compile(r"(?:subtitle|caption|title|super|자막|타이틀|C\.?G)", re.IGNORECASE)


def shot_size(text: str) -> ShotSize | None:
    name = _found(text, _SIZES)
    return ShotSize[name] if name else None


def camera_move(text: str) -> CameraMove | None:
    name = _found(text, _MOVES)
    return CameraMove[name] if name else None


def composition(text: str) -> Composition | None:
    name = _found(text, _COMPOSITIONS)
    return Composition[name] if name else None


def transition(text: str) -> Transition | None:
    name = _found(text, _TRANSITIONS)
    return Transition[name] if name else None


def kind_of(speaker: str) -> BeatKind:
    """What a line is whose beginning says who or what is heard."""
    name = speaker.strip(" ()[]")
    if _AUDIO.fullmatch(name):
        return BeatKind.AUDIO
    return BeatKind.SUBTITLE if _SUBTITLE.fullmatch(name) else BeatKind.DIALOGUE


def _found(text: str, table: Table) -> str | None:
    return next((name for name, pattern in table if pattern.search(text)), None)
