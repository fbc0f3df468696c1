"""What charts of schedules can be had as."""

from enum import StrEnum


class ChartFormat(StrEnum):
    JSON = "json"
    SVG = "svg"
    PNG = "png"
    PDF = "pdf"

    @property
    def media_type(self) -> str:
        return {"json": "application/json", "svg": "image/svg+xml", "png": "image/png"}.get(self, "application/pdf")


class Paper(StrEnum):
    """Across."""

    A4 = "a4"
    A3 = "a3"
