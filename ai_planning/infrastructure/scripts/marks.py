"""How lines of scripts show what they are, in Korean and in English."""

import re

_NUMBERED = re.compile(
    r"(?:S ?# ?|씬 ?#? ?|신 ?# ?|장면 ?#? ?|scene ?#? ?|# ?)\d{1,4}[A-Za-z]?(?![\w가-힣])|\d{1,4} ?씬\b", re.IGNORECASE
)
_TIMES = (
    r"낮|밤|새벽|아침|점심|오전|오후|저녁|한낮|한밤|심야|노을|해 ?질 ?녘|해 ?질 ?무렵|실내|실외|야외|내부|외부|안|밖"
    r"|day|night|morning|noon|afternoon|evening|dawn|dusk|later|continuous|inside|outside"
)
# `1. 카페 - 낮`, `2) 골목 / 밤 (실외)`: numbers stand before what is a list as well; with a time or so it is a scene.
_WHEN = rf" ?[-–—/,|(（] ?(?:{_TIMES})[)）]?"
_LISTED = re.compile(rf"\d{{1,4}}[.)](?!\d) ?[^\s.!?:：][^.!?:：]{{0,80}}?{_WHEN}(?:{_WHEN})?", re.IGNORECASE)
_PLACED = re.compile(r"(?:INT|EXT|EST|INT\.?/EXT|EXT\.?/INT|I/E)[. ]", re.IGNORECASE)
_CUE = re.compile(r"(?P<name>[^():]{1,40}?)\s*(?P<manner>(?:\([^()]{0,40}\)\s*){0,3})\^?")
_CHANGE = re.compile(
    r"(?:smash |match |jump |cross ?|time |inter)?cut(?: to)?(?: black)?|(?:cross ?)?dissolve(?: to)?|wipe(?: to)?"
    r"|fade (?:in|out|to .{1,20})|F\. ?[IO]\.?|FI|FO|O\. ?L\.?"
    r"|컷 ?투?|(?:점프|매치|크로스) ?컷|디졸브|페이드 ?(?:인|아웃)|와이프|오버 ?랩|암전",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?P<name>[^\W\d_](?:[\w .·&/#']{0,18}[\w.'])?)\s?"
    r"(?P<manner>(?:\([^()]{0,40}\) ?)?)[:：](?!//)\s*(?P<text>\S.*)",
    re.DOTALL,
)
_TABBED = re.compile(r"(?P<name>\S{1,12}(?: \S{1,8})?)(?P<manner>)\t+(?P<text>\S.*)", re.DOTALL)
_HANGUL = re.compile("[가-힣]")
_DIGIT_AFTER = re.compile(r"\d")
LONGEST_HEADING, _LONGEST_CHANGE = 200, 40

Line = tuple[str, str, str]


def is_heading(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and bool(
        _NUMBERED.match(line) or _PLACED.match(line) or _LISTED.fullmatch(line)
    )


def is_change(line: str) -> bool:
    """Whether it only says how one goes on to the next: `CUT TO:`, `(F.O)`, `디졸브`."""
    if len(line) > _LONGEST_CHANGE:
        return False
    bare = line.strip(" ()[]<>:.-=*")
    return bool(_CHANGE.fullmatch(bare)) or (line.isupper() and line.endswith("TO:"))


def cue(line: str) -> Line | None:
    """Name and manner of who speaks in the lines below: in capitals, as letters without case are no sign of one."""
    found = _CUE.fullmatch(line) if len(line) <= 120 else None
    if found is None or not found["name"].isupper() or line.endswith((".", "!", "?", ",")):
        return None
    return found["name"].strip(), found["manner"].strip(), ""


def spoken(line: str) -> Line | None:
    """Name, manner and words of `민지: 가자`, `민지(웃으며): 가자` and of those that a tab sets apart."""
    found = _TABBED.fullmatch(line) or _SPOKEN.fullmatch(line)
    if found is None or (found["name"][-1].isdigit() and _DIGIT_AFTER.match(found["text"])):
        return None
    return found["name"].strip(), found["manner"].strip(), found["text"].strip()


def has_hangul(text: str) -> bool:
    return bool(_HANGUL.search(text))
