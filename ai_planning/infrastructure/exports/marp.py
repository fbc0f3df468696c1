"""A plan as slides: Markdown that Marp reads, in which every text is shown as it was typed."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from ai_planning.application.export_ports import PlanDocument, Rendered, ShotOfDocument, StageOfDocument
from ai_planning.contracts import Labelled
from ai_planning.contracts.exports import PdfLayout
from ai_planning.domain.brief import Brief
from ai_planning.infrastructure.exports import spoken
from ai_planning.infrastructure.exports.words import ExportWords, words_in
from core.domain.file_names import file_name
from core.domain.language import Language

_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_SIGNS = re.compile(r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]""")
# As much text as a slide holds.
_LETTERS = 480
# What a line of its own takes of that, however short it is.
_SHORTEST_LINE = 40
_STYLE = (
    "section { font-family: 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif; font-size: 22px; } "
    "h1 { font-size: 44px; } h2 { font-size: 32px; } h3 { font-size: 20px; color: #5b6472; }"
)


class MarpSlides:
    def render(
        self, document: PlanDocument, *, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
    ) -> Rendered:
        slides = "\n\n---\n\n".join(_slides(document, language))
        data = f"{_front_matter(document, language)}\n{slides}\n".encode()
        return Rendered(data, "text/markdown; charset=utf-8", file_name(document.title, "md"))


def shown(text: str) -> str:
    """As Markdown that shows it: signs escaped, lines broken where they were, no line indented."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    escaped = "\n".join(_SIGNS.sub(_escaped, line) for line in lines)
    return re.sub(r"(?<!\n)\n(?!\n)", "  \n", re.sub(r"\n{3,}", "\n\n", escaped))


def _escaped(sign: re.Match[str]) -> str:
    return _ENTITIES.get(sign[0], f"\\{sign[0]}")


def _flat(text: str) -> str:
    return shown(" ".join(text.split()))


def _front_matter(document: PlanDocument, language: Language) -> str:
    """YAML; JSON's strings are YAML's double-quoted ones."""
    title = json.dumps(" ".join(document.title.split()), ensure_ascii=False)
    settings = f"theme: default\nsize: 16:9\npaginate: true\nlang: {language.value}"
    return f"---\nmarp: true\n{settings}\ntitle: {title}\nstyle: {json.dumps(_STYLE)}\n---\n"


def _slides(document: PlanDocument, language: Language) -> Iterator[str]:
    words = words_in(language)
    yield from _cover(document, language, words)
    for stage in document.stages:
        yield from _stage(stage, language, words)
        for shot in document.shots_of(stage):
            yield from _shot(shot, language, words)


def _cover(document: PlanDocument, language: Language, words: ExportWords) -> Iterator[str]:
    brief = document.brief
    told = "\n".join(f"- **{name}** {_flat(value)}" for name, value in _facts(brief, language, words) if value)
    head = f"# {_flat(document.title)}\n\n### {_flat(document.project_name)}"
    yield from _over_slides(head, [(words.logline, brief.logline)])
    yield f"## {words.brief}\n\n{told}"


def _facts(brief: Brief, language: Language, words: ExportWords) -> Iterator[tuple[str, str]]:
    yield words.genre, brief.genre.label(language)
    yield words.duration, spoken.length(brief.duration_ms, language)
    yield words.target, spoken.target(brief.target, language)
    yield words.format, brief.format.label(language)
    yield words.tone, _labels(brief.tone, language)
    yield words.tempo, brief.tempo.label(language)
    yield words.structure, brief.structure.label(language)
    yield words.intensity, brief.intensity.label(language)
    yield words.ratio, brief.aspect_ratio.value
    yield words.style, brief.visual_style.label(language) if brief.visual_style else ""
    yield words.camera_work, _labels(brief.camera_work, language)
    yield words.mood, brief.mood
    yield words.keywords, ", ".join(brief.keywords)
    yield words.colours, ", ".join(brief.colours)


def _labels(words: Iterable[Labelled], language: Language) -> str:
    return ", ".join(word.label(language) for word in words)


def _stage(stage: StageOfDocument, language: Language, words: ExportWords) -> Iterator[str]:
    role = stage.role.label(language)
    name = f"{stage.position}\\. {_flat(role)}" + (f" — {_flat(stage.title)}" if stage.title else "")
    head = f"# {name}\n\n### {_flat(spoken.length(stage.duration_ms, language))}"
    yield from _over_slides(head, [("", stage.content), (words.goal, stage.goal)])


def _shot(shot: ShotOfDocument, language: Language, words: ExportWords) -> Iterator[str]:
    made = [word.label(language) for word in (shot.shot_size, shot.camera_move, shot.composition, shot.transition)]
    facts = _flat(" · ".join((*made, spoken.length(shot.duration_ms, language))))
    head = f"## {shot.position:02d} {_flat(shot.title or f'{words.shot} {shot.position}')}\n\n### {facts}"
    told = [("", shot.description), (words.dialogue, shot.dialogue), (words.subtitle, shot.subtitle)]
    told += [(words.audio, shot.audio), (words.notes, shot.notes)]
    told += [(f"{words.insert} · {each.purpose.label(language)}", each.description) for each in shot.inserts]
    yield from _over_slides(head, told)


def _over_slides(head: str, told: list[tuple[str, str]]) -> Iterator[str]:
    """As many slides with that head as the texts need."""
    slide, room = head, _LETTERS
    for name, text in told:
        for number, piece in enumerate(_pieces(text)):
            if _extent(piece) > room and slide != head:
                yield slide
                slide, room = head, _LETTERS
            label = f"**{name}**  \n" if name and not number else ""
            slide, room = f"{slide}\n\n{label}{shown(piece)}", room - _extent(piece)
    yield slide


def _pieces(text: str) -> Iterator[str]:
    """Lines of their own, as many as a slide holds; long ones parted at spaces, where there are any."""
    piece = ""
    for line in (part for long in text.strip().split("\n") for part in _parted(long)):
        longer = f"{piece}\n{line}" if piece else line
        if _extent(longer) > _LETTERS:
            yield piece
            longer = line
        piece = longer
    if piece:
        yield piece


def _parted(line: str) -> Iterator[str]:
    rest = line
    while len(rest) > _LETTERS:
        at = rest.rfind(" ", _LETTERS // 2, _LETTERS)
        at = at if at > 0 else _LETTERS
        yield rest[:at].rstrip()
        rest = rest[at:].lstrip()
    yield rest


def _extent(text: str) -> int:
    return sum(max(len(line), _SHORTEST_LINE) for line in text.split("\n"))
