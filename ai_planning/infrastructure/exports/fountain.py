"""A plan as a screenplay in Fountain: a section a stage, a scene a shot. Texts are escaped, so that they stay texts.

What a line is is always said by its first sign (`.` scene, `!` action, `@` who speaks, `>` transition), never left to
how the text looks. https://fountain.io/syntax
"""

import re
from collections.abc import Iterator, Mapping
from uuid import UUID

from ai_planning.application.export_ports import PlanDocument, Rendered, ShotOfDocument, StageOfDocument
from ai_planning.contracts.exports import PdfLayout
from ai_planning.infrastructure.exports import spoken
from ai_planning.infrastructure.exports.words import ExportWords, words_in
from core.domain.file_names import file_name
from core.domain.language import Language

_MARKS = re.compile(r"[*_]|\[(?=\[)|\](?=\])|(?<=\[)\[|(?<=\])\]")
# A name begins with a letter and ends in no sign of Fountain; times and addresses are none.
_SPEAKER = re.compile(r"([^\W\d_](?:[^:：\n]{0,18}[^:：\n^])?)(?<!\d)[:：](?!//)[ \t]*(\S.*)", re.DOTALL)
_DOTS = re.compile(r"\A\.{2,}")
_BLANK = "  "


class FountainScript:
    def render(
        self, document: PlanDocument, *, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
    ) -> Rendered:
        data = ("\n".join(_script(document, language)).rstrip() + "\n").encode()
        return Rendered(data, "text/plain; charset=utf-8", file_name(document.title, "fountain"))


def shown(text: str) -> str:
    """Emphasis, notes and boneyards taken for what they are: signs that somebody typed."""
    return _MARKS.sub(lambda sign: f"\\{sign[0]}", text)


def _flat(text: str) -> str:
    return shown(" ".join(text.split()))


def _script(document: PlanDocument, language: Language) -> Iterator[str]:
    words = words_in(language)
    yield f"Title: {_flat(document.title)}"
    yield f"Source: {_flat(document.project_name)}"
    yield f"Draft date: {document.updated_at:%Y-%m-%d}"
    yield f"Logline: {_flat(document.brief.logline)}"
    yield ""
    for stage in document.stages:
        yield from _stage(stage, language, words)
        for shot in document.shots_of(stage):
            yield from _shot(shot, language, words)


def _stage(stage: StageOfDocument, language: Language, words: ExportWords) -> Iterator[str]:
    role = stage.role.label(language)
    yield from (f"# {_flat(f'{role} — {stage.title}' if stage.title else role)}", "")
    for line in stage.content.split("\n"):
        if line.strip():
            yield from (f"= {_flat(line)}", "")
    if stage.goal:
        yield from (f"= {words.goal}: {_flat(stage.goal)}", "")


def _shot(shot: ShotOfDocument, language: Language, words: ExportWords) -> Iterator[str]:
    yield from (f".{_heading(shot.title) or f'{words.shot} {shot.position}'} #{shot.position}#", "")
    made = (word.label(language) for word in (shot.shot_size, shot.camera_move, shot.composition))
    yield from (f"!{' · '.join((*made, spoken.length(shot.duration_ms, language)))}", "")
    yield from _action(shot.description)
    yield from _dialogue(shot.dialogue, words)
    for name, text in ((words.subtitle, shot.subtitle), (words.audio, shot.audio)):
        yield from _action(f"{name}: {text}" if text else "")
    for insert in shot.inserts:
        how = " · ".join(word.label(language) for word in (insert.purpose, insert.shot_size, insert.camera_move))
        yield from _action(f"{words.insert} ({how}): {insert.description}")
    if shot.notes:
        yield from (f"[[{words.notes}: {_flat(shot.notes)}]]", "")
    yield from (f"> {shot.transition.label(language)}", "")


def _heading(title: str) -> str:
    """A dot after the one that makes a scene would make it none."""
    return _flat(_DOTS.sub("…", title).lstrip(". "))


def _action(text: str) -> Iterator[str]:
    lines = text.split("\n") if text.strip() else []
    yield from (f"!{shown(line)}" if line.strip() else "" for line in lines)
    if lines:
        yield ""


def _dialogue(text: str, words: ExportWords) -> Iterator[str]:
    """`이름: 말` is said by that name."""
    if not text.strip():
        return
    said = _SPEAKER.fullmatch(text)
    name, line = (said[1], said[2]) if said else (words.dialogue, text)
    yield f"@{_flat(name)}"
    for each in line.split("\n"):
        is_marked = each.lstrip().startswith(("~", "@"))
        yield (("\\" if is_marked else "") + shown(each.lstrip())) if each.strip() else _BLANK
    yield ""
