"""Who makes which kind of file of a plan."""

from collections.abc import Mapping
from functools import cache

from ai_planning.application.export_ports import ExportMaker
from ai_planning.contracts.exports import ExportFormat
from ai_planning.infrastructure.exports.contact_sheet import ContactSheet
from ai_planning.infrastructure.exports.csv_file import ShotListCsv
from ai_planning.infrastructure.exports.fountain import FountainScript
from ai_planning.infrastructure.exports.json_file import JsonFile
from ai_planning.infrastructure.exports.marp import MarpSlides
from ai_planning.infrastructure.exports.pdf import PdfByTypst


@cache
def exporters() -> Mapping[ExportFormat, ExportMaker]:
    return {
        ExportFormat.PDF: PdfByTypst(),
        ExportFormat.JSON: JsonFile(),
        ExportFormat.MARP: MarpSlides(),
        ExportFormat.CSV: ShotListCsv(),
        ExportFormat.FOUNTAIN: FountainScript(),
        ExportFormat.CONTACT_SHEET: ContactSheet(),
    }
