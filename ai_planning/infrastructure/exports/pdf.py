"""PDF by typst, set in a confined child process."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import gettempdir
from uuid import UUID

from ai_planning.application.export_ports import PlanDocument, Rendered
from ai_planning.contracts.exports import PdfLayout
from ai_planning.domain.export_refusals import ExportFailed
from ai_planning.infrastructure.exports.pdf_data import PdfData
from core.domain.file_names import file_name
from core.domain.language import Language
from core.infrastructure.typesetting import NotSet, Typesetter, work_folder

_SOURCE = Path(__file__).parent / "pdf"
# In pixels; 200 to an inch of paper where the picture is at its largest.
_LONGEST_EDGE = {PdfLayout.CARDS: 900, PdfLayout.PAGES: 1600}


@dataclass(frozen=True, slots=True)
class PdfByTypst:
    typesetter: Typesetter = field(default_factory=Typesetter)

    def render(
        self, document: PlanDocument, *, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
    ) -> Rendered:
        changed, edge = int(document.updated_at.timestamp()), _LONGEST_EDGE[layout]
        with work_folder(Path(gettempdir())) as folder:
            _lay_out(folder, document, layout, language, pictures)
            try:
                data = self.typesetter.pdf(folder, "plan.typ", timestamp=changed, picture_edge=edge)
            except NotSet as error:
                raise ExportFailed from error
        return Rendered(data, "application/pdf", file_name(document.title, "pdf"))


def _lay_out(
    folder: Path, document: PlanDocument, layout: PdfLayout, language: Language, pictures: Mapping[UUID, bytes]
) -> None:
    shutil.copytree(_SOURCE, folder, dirs_exist_ok=True)
    data = PdfData(document, layout, language).wire()
    (folder / "plan.json").write_text(json.dumps(data, ensure_ascii=False))
    for shot in document.shots:
        if picture := pictures.get(shot.id):
            (folder / f"{shot.position}.picture").write_bytes(picture)
