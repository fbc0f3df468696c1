"""Why no picture is drawn of a schedule."""

from typing import Final

from core.application.refusals import Unavailable
from core.domain.errors import Unacceptable

MOST_DRAWN: Final = 1_000
MOST_ARROWS: Final = 5_000
MOST_MEGAPIXELS: Final = 64


class ChartTooLarge(Unacceptable):
    """Rows are told of all."""

    code = "chart.too_large"

    def __init__(self) -> None:
        super().__init__(most=MOST_DRAWN, links=MOST_ARROWS, megapixels=MOST_MEGAPIXELS)


class ChartNotDrawn(Unavailable):
    """It took more time or memory than a chart needs, as when many are drawn at once."""

    code = "chart.not_drawn"
