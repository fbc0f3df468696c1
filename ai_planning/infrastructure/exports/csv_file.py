"""The shot list as CSV that Excel opens in Korean (a byte order mark), and in which no text becomes a formula."""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from uuid import UUID

from ai_planning.application.export_ports import PlanDocument, Rendered, ShotOfDocument
from ai_planning.contracts.exports import PdfLayout
from ai_planning.infrastructure.exports import spoken
from ai_planning.infrastructure.exports.words import ExportWords, words_in
from core.domain.file_names import file_name
from core.domain.language import Language

_BYTE_ORDER_MARK = "\ufeff"
# A cell that begins so is worked out instead of shown; OWASP, "CSV Injection", also in full width.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


class ShotListCsv:
    def render(
        self, document: PlanDocument, *, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
    ) -> Rendered:
        target = StringIO(newline="")
        writer = csv.writer(target, lineterminator="\r\n")
        words = words_in(language)
        writer.writerow(_head(words))
        writer.writerows([_shown(cell) for cell in _row(document, shot, words, language)] for shot in document.shots)
        data = (_BYTE_ORDER_MARK + target.getvalue()).encode()
        return Rendered(data, "text/csv; charset=utf-8", file_name(document.title, "csv"))


def _shown(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _head(words: ExportWords) -> list[str]:
    told = [words.shot, words.stage, words.title, words.start, words.end, words.seconds]
    told += [words.size, words.move, words.composition, words.transition]
    told += [words.description, words.dialogue, words.subtitle, words.audio, words.notes]
    return told + [f"{words.insert} {number}" for number in (1, 2, 3)]


def _row(document: PlanDocument, shot: ShotOfDocument, words: ExportWords, language: Language) -> Iterator[str]:
    stage = document.stages[shot.stage - 1]
    role = stage.role.label(language)
    yield from (str(shot.position), f"{role}: {stage.title}" if stage.title else role, shot.title)
    yield from (spoken.clock(shot.starts_ms), spoken.clock(shot.starts_ms + shot.duration_ms))
    yield spoken.seconds(shot.duration_ms)
    for word in (shot.shot_size, shot.camera_move, shot.composition, shot.transition):
        yield word.label(language)
    yield from (shot.description, shot.dialogue, shot.subtitle, shot.audio, shot.notes)
    inserts = [f"{each.purpose.label(language)}: {each.description}" for each in shot.inserts]
    yield from inserts + [""] * (3 - len(inserts))
