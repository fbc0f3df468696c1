"""Steps of the work on films are counted: those that wait, and those that have ended."""

from collections.abc import Callable
from typing import Any

import pytest
from prometheus_client import REGISTRY

from feedback.bootstrap.processing import process_video
from feedback.infrastructure.step_gauges import steps
from tests.feedback.api.conftest import Review

pytestmark = pytest.mark.django_db(transaction=True)


def ended(step: str, outcome: str) -> float:
    name = "videoplanet_step_seconds_count"
    return REGISTRY.get_sample_value(name, {"step": step, "outcome": outcome}) or 0.0


def waiting() -> dict[str, float]:
    (family,) = steps()
    found = {each.labels["step"]: each.value for each in family.samples if each.labels["state"] == "waiting"}
    return {step: count for step, count in found.items() if count}


def test_each_step_counts_once_when_it_has_ended(review: Review, samples: Any, work_off: Callable[[], None]) -> None:
    item = review.uploaded(samples.named("vp9.webm").read_bytes())
    before = ended("probe", "done"), ended("ladder", "done")
    process_video({"version_id": item["version_id"]})
    assert waiting() == {"ladder": 1}
    assert (ended("probe", "done"), ended("ladder", "done")) == (before[0] + 1, before[1])
    work_off()
    assert waiting() == {}
    assert (ended("probe", "done"), ended("ladder", "done")) == (before[0] + 1, before[1] + 1)
