"""Why no picture is drawn of a schedule."""

from core.application.refusals import Unavailable
from core.domain.errors import Unacceptable


class ChartTooLarge(Unacceptable):
    """`most` tasks are drawn; rows are told of all."""

    code = "chart.too_large"


class ChartNotDrawn(Unavailable):
    """It took more time or memory than a chart needs, as when many are drawn at once."""

    code = "chart.not_drawn"
