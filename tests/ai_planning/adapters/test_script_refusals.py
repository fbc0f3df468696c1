"""What is no script is refused, whatever it is; everything else is a plan."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ai_planning.application.script_ports import ScriptFormat
from ai_planning.domain.brief import Brief
from ai_planning.domain.script import MOST_LINES
from ai_planning.domain.script_refusals import (
    ScriptIsEmpty,
    ScriptIsNoText,
    ScriptRefused,
    ScriptTooLong,
    ScriptUnreadable,
)
from ai_planning.infrastructure.scripts.fdx import DEEPEST
from ai_planning.infrastructure.scripts.reader import read_script
from core.domain.errors import InvalidField

_BOMB = (
    "<!DOCTYPE x ["
    + "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "lol"}">' for at in range(10))
    + "]>\n<FinalDraft><Content><Paragraph><Text>&l9;</Text></Paragraph></Content></FinalDraft>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><FinalDraft><Text>&e;</Text></FinalDraft>'


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", ScriptIsEmpty),
        (b" \r\n\t ", ScriptIsEmpty),
        ("\u200b\u3164".encode(), ScriptIsEmpty),
        (b"<FinalDraft/>", ScriptIsEmpty),
        (b"%PDF-1.7 text", ScriptIsNoText),
        (b"PK\x03\x04docx", ScriptIsNoText),
        (b"\x89PNG\r\n", ScriptIsNoText),
        (b"{\\rtf1 text}", ScriptIsNoText),
        (b"text\x00text", ScriptIsNoText),
        (bytes(range(128, 256)), ScriptIsNoText),
        (codecs.BOM_UTF16_LE + b"a", ScriptIsNoText),
        (b"<?xml version='1.0'?>" + _BOMB.encode(), ScriptUnreadable),
        (b"<?xml version='1.0'?>" + _OUTSIDE.encode(), ScriptUnreadable),
        (b"<FinalDraft><Content>", ScriptUnreadable),
        (b"<?xml version='1.0'?><html/>", ScriptUnreadable),
        (b"<FinalDraft>" + b"<a>" * DEEPEST + b"</a>" * DEEPEST + b"</FinalDraft>", ScriptUnreadable),
        (b'{"kind": "videoplanet.plan", "schema": 1', ScriptUnreadable),
        (b'{"kind": "videoplanet.plan", "schema": 2}', ScriptUnreadable),
        (b"<a><b></a>", ScriptUnreadable),
        (b'{"kind": "x"}', ScriptUnreadable),
        (b'[{"kind": "x"}]', ScriptUnreadable),
        (b"a\n" * (MOST_LINES + 1), ScriptTooLong),
        (b"<FinalDraft>" + b"<Paragraph/>" * (MOST_LINES + 1) + b"</FinalDraft>", ScriptTooLong),
    ],
    ids=[
        *("nothing", "space", "invisible", "empty xml", "pdf", "docx", "png", "rtf", "nul", "bytes", "half utf-16"),
        *(
            "billion laughs",
            "outside",
            "cut xml",
            "html",
            "deep",
            "cut json",
            "newer json",
            "tags",
            "another json",
            "list",
            "lines",
            "paragraphs",
        ),
    ],
)
def test_what_is_no_script_is_refused(data: bytes, refusal: type[ScriptRefused]) -> None:
    with pytest.raises(refusal) as refused:
        read_script(data, None)
    assert type(refused.value) is refusal


@given(data=st.binary(max_size=300) | st.text(max_size=600).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=300, deadline=None)
@pytest.mark.parametrize("kind", [None, *ScriptFormat], ids=str)
def test_whatever_comes_is_a_plan_or_a_refusal(kind: ScriptFormat | None, data: bytes) -> None:
    try:
        draft = read_script(data, kind)
    except (ScriptRefused, InvalidField):
        return
    assert (len(draft.stages), len(draft.shots)) == (4, 12)
    Brief(**{**draft.instead, **draft.brief})


_LINES = (
    *("", "S#1. 카페", "민지: 가자", "BOB", "@민지", "(웃으며)", "> CUT TO:", "[[", "]] 메모", "/*", "*/", "# 1막"),
    *(
        "= 줄거리",
        "INT. CAFE",
        ".곳",
        "!지문",
        "~노래",
        "===",
        "Title: 봄",
        "  들여쓴 줄",
        "**굵게** _밑줄_",
        "F.O",
        "\t",
    ),
)


@given(lines=st.lists(st.sampled_from(_LINES), max_size=30))
@settings(max_examples=300, deadline=None)
def test_fountain_in_any_order_is_a_plan_or_a_refusal(lines: list[str]) -> None:
    try:
        draft = read_script("\n".join(lines).encode(), ScriptFormat.FOUNTAIN)
    except ScriptIsEmpty:
        return
    Brief(**{**draft.instead, **draft.brief})
    assert len(draft.shots) == 12


@pytest.mark.parametrize("sign", ["[[", "/*", "*a", "_\n", "(", "@", "<a>", "{", ". ", "#", "a: b\n"], ids=ascii)
@pytest.mark.parametrize("kind", [ScriptFormat.FOUNTAIN, ScriptFormat.TEXT], ids=str)
def test_a_sign_again_and_again_is_read_through(kind: ScriptFormat, sign: str) -> None:
    """Libraries that look at the rest of the text from each of them do not come back."""
    try:
        draft = read_script((sign * 100_000)[: 2 * MOST_LINES].encode(), kind)
    except ScriptIsEmpty:
        assert (kind, sign) in ((ScriptFormat.FOUNTAIN, "/*"), (ScriptFormat.FOUNTAIN, "#"))
    else:
        assert len(draft.shots) == 12
