"""What a plan is exported as."""

from enum import StrEnum


class ExportFormat(StrEnum):
    PDF = "pdf"
    JSON = "json"
    MARP = "marp"
    CSV = "csv"
    FOUNTAIN = "fountain"
    CONTACT_SHEET = "contact_sheet"


class PdfLayout(StrEnum):
    """`CARDS`: twelve shots on a page, then every text; `PAGES`: a shot a page."""

    CARDS = "cards"
    PAGES = "pages"
