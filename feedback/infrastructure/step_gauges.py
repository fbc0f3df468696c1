"""How much of the work on films is yet to be done."""

from collections.abc import Iterator

from prometheus_client import Metric

from core.infrastructure.gauges import gauge
from core.infrastructure.kernel_gauges import rows
from feedback.contracts import StepName, StepState

_STEPS = """
SELECT step.name, step.state, count(*)
FROM feedback_step AS step JOIN feedback_version AS version ON version.id = step.version_id
WHERE step.state IN ('waiting', 'running') AND version.status IN ('processing', 'ready') AND NOT version.in_trash
GROUP BY 1, 2
"""


def steps() -> Iterator[Metric]:
    """Steps that wait or run, of films that are wanted."""
    family = gauge("steps", "Steps of the work on films that have not ended", "step", "state")
    found = {(name, state): count for name, state, count in rows(_STEPS)}
    for name in StepName:
        for state in (StepState.WAITING, StepState.RUNNING):
            family.add_metric([name.value, state.value], found.get((name.value, state.value), 0))
    yield family
