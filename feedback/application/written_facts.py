"""Facts as JSON, so that a later try need not read the file again."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from feedback.application.media_ports import VideoFacts
from feedback.domain.container import ContainerFormat


def written(facts: VideoFacts) -> dict[str, Any]:
    return asdict(facts) | {"container": facts.container.value, "duration": str(facts.duration)}


def facts_of(text: dict[str, Any]) -> VideoFacts:
    """The inverse of `written`."""
    typed = {"container": ContainerFormat(text["container"]), "duration": Decimal(text["duration"])}
    return VideoFacts(**(text | typed))
