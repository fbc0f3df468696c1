"""What a stage tells, as something to film."""

import re

from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import SHOTS_A_STAGE
from ai_planning.infrastructure.built_in.writing.stages import by_stage, clipped
from ai_planning.infrastructure.built_in.writing.tongue import literal_of
from ai_planning.infrastructure.built_in.writing.words import words

_SENTENCES = re.compile(r"(?<=[.!?。])\s+|(?<=[.!?。][”’\"'])\s+|\n+")
_LONGEST, _SHORT = 220, 10


def actions(content: str, brief: Brief) -> list[str]:
    """In three parts; a part is empty when there is too little to tell. The logline as a quotation is not filmed."""
    lines = [line.rstrip(".") for line in by_stage(brief.logline) if line]
    for line in lines:
        content = content.replace(f"“{line}”", " ")
    told = [sentence.strip() for sentence in _SENTENCES.split(content.strip())]
    plain = {sentence.rstrip(".") for sentence in told}
    named = [line for line in lines if len(line) > _SHORT and line not in plain]
    sentences = [each for each in told if each and not _is_anchor(each, brief)]
    sentences = [each for each in sentences if not any(line in each for line in named)]
    parts: list[list[str]] = [[] for _ in range(SHOTS_A_STAGE)]
    for at, sentence in enumerate(sentences):
        parts[at * SHOTS_A_STAGE // max(len(sentences), SHOTS_A_STAGE)].append(sentence)
    return [_fitting(part) for part in parts]


def _is_anchor(sentence: str, brief: Brief) -> bool:
    return any(literal_of(each).strip("” ") in sentence for each in words(brief.language, "cast")["anchors"]["quoted"])


def _fitting(sentences: list[str]) -> str:
    """As many whole sentences as a shot description holds."""
    said = ""
    for sentence in sentences:
        if len(said) + len(sentence) > _LONGEST:
            break
        said = f"{said} {sentence}".strip()
    return said or (clipped(sentences[0], _LONGEST) if sentences else "")
