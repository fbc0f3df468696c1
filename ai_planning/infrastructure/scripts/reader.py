"""ScriptReader: tells the format from the content, and reads it."""

import re

from ai_planning.application.script_ports import ScriptFormat
from ai_planning.domain.adaptation import adapt
from ai_planning.domain.plan_draft import PlanDraft
from ai_planning.domain.script import MOST_LINES
from ai_planning.domain.script_refusals import ScriptIsEmpty, ScriptTooLong
from ai_planning.infrastructure.scripts.encodings import decoded
from ai_planning.infrastructure.scripts.fdx import read_fdx
from ai_planning.infrastructure.scripts.fountain import looks_like_fountain, read_fountain
from ai_planning.infrastructure.scripts.lines import read_plain
from ai_planning.infrastructure.scripts.own_screenplay import brought_back
from ai_planning.infrastructure.scripts.plan_file import read_plan_file

# People put names into angle brackets and braces; they do not write tags and keys.
_TAG, _OBJECT = re.compile(r"<[A-Za-z][^<>\n]*>"), re.compile(r'(?:\[\s*)?\{\s*"[^"\n]*"\s*:')
_READERS = {ScriptFormat.FOUNTAIN: read_fountain, ScriptFormat.TEXT: read_plain, ScriptFormat.FDX: read_fdx}


def read_script(data: bytes, kind: ScriptFormat | None) -> PlanDraft:
    """Raises ScriptRefused, InvalidField in JSON."""
    text = decoded(data)
    if not text.strip():
        raise ScriptIsEmpty
    if text.count("\n") > MOST_LINES:
        raise ScriptTooLong(most=MOST_LINES)
    kind = kind or format_of(text)
    if kind is ScriptFormat.JSON:
        return read_plan_file(text)
    script = _READERS[kind](text)
    return brought_back(script) or adapt(script)


def format_of(text: str) -> ScriptFormat:
    beginning = text.lstrip()
    if beginning.startswith(("<?xml", "<FinalDraft")) or (_TAG.match(beginning) and "</" in text):
        return ScriptFormat.FDX
    if _OBJECT.match(beginning):
        return ScriptFormat.JSON
    return ScriptFormat.FOUNTAIN if looks_like_fountain(text) else ScriptFormat.TEXT
