"""What the worker makes of a version, as rows: streams, a sprite sheet, peaks of the sound."""

from typing import Any
from uuid import UUID

from django.utils.timezone import now

from feedback.contracts import StepName, StepState, VideoStatus
from feedback.infrastructure.models import RenditionRecord, StepRecord, VersionRecord

SIZES = {"360p": (640, 360, 900_000), "720p": (1280, 720, 3_000_000), "source": (1920, 1080, 20_000_000)}


def make_ready(version_id: UUID) -> None:
    """As the worker leaves a film that plays as it is, before anything else is made of it."""
    VersionRecord.objects.filter(id=version_id).update(
        status=VideoStatus.READY,
        codec="h264",
        frame_rate="30000/1001",
        variable_frame_rate=False,
        duration="6.006",
        decision="play",
        decision_reason="delivery.plays",
        poster_key=f"videos/film/{version_id}/poster.jpg",
    )


def keep_stream(
    version_id: UUID, name: str, seconds: list[str], *, complete: bool = True, place: str = "", target: int = 4
) -> None:
    """A stream with a segment of each of these seconds; one of that name is replaced."""
    width, height, bandwidth = SIZES[name]
    place = place or f"videos/film/{version_id}/hls/{name}"
    RenditionRecord.objects.update_or_create(
        cut_id=version_id,
        name=name,
        defaults={
            "width": width,
            "height": height,
            "codecs": "avc1.64001e,mp4a.40.2",
            "bandwidth": bandwidth,
            "average_bandwidth": bandwidth * 3 // 4,
            "init_key": f"{place}/init.mp4",
            "target_seconds": target,
            "segments": [[f"{place}/{number:05}.m4s", each, 1000] for number, each in enumerate(seconds, 1)],
            "complete": complete,
            "updated_at": now(),
        },
    )


def keep_step(version_id: UUID, name: StepName, detail: dict[str, Any], state: StepState = StepState.DONE) -> None:
    StepRecord.objects.update_or_create(
        cut_id=version_id, name=name, defaults={"state": state, "output": {"detail": detail}, "updated_at": now()}
    )


def keep_sprite(version_id: UUID) -> None:
    """Two tiles for a film of three seconds."""
    tiles = [["0", "2.000", 0, 0, 160, 90], ["2.000", "3.000", 160, 0, 160, 90]]
    key = f"videos/film/{version_id}/sprite.jpg"
    keep_step(version_id, StepName.SPRITE, {"key": key, "width": 320, "height": 90, "tiles": tiles})


def keep_waveform(version_id: UUID) -> None:
    place = f"videos/film/{version_id}/waveform"
    keep_step(version_id, StepName.WAVEFORM, {"json_key": f"{place}.json", "data_key": f"{place}.dat"})
