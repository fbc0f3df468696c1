"""How a version is played, and why, as clients get it with everything that tells of one."""

from core.presentation.problems import message
from feedback.contracts import Delivery


def decision_body(delivery: Delivery | None, reason: str | None) -> dict[str, str] | None:
    if delivery is None or reason is None:
        return None
    return {"delivery": delivery.value, "reason": reason, "detail": message(reason)[1]}
