"""How each step of the work on a version is done."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings

from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application.arrival import Arrival
from feedback.application.draw_poster import draw_poster
from feedback.application.draw_sprite import draw_sprite
from feedback.application.encode_ladder import encode_ladder
from feedback.application.process_video import Craft
from feedback.application.read_waveform import read_waveform
from feedback.application.remux_film import remux_film
from feedback.application.steps import Made, Work
from feedback.bootstrap.part_stores import upload_parts
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.ffmpeg_transcoder import FfmpegTranscoder
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from feedback.infrastructure.media.sound_meter import FfmpegSoundMeter
from feedback.infrastructure.renditions import PostgresRenditions
from feedback.infrastructure.uploads import PostgresUploads
from feedback.infrastructure.video_versions import PostgresVideoVersions


def craft() -> Craft:
    store = object_store()
    inspector = PyAVInspector(Confinement(memory_bytes=settings.MEDIA_MEMORY_BYTES))
    return Craft(
        arrival=Arrival(PostgresUploads(), upload_parts(), store),
        inspector=inspector,
        poster=partial(draw_poster, inspector=inspector, store=store),
        remux=partial(remux_film, **_renditions()),
        sprite=partial(draw_sprite, drawer=inspector, store=store),
        waveform=partial(read_waveform, meter=FfmpegSoundMeter(), store=store),
    )


def encode(work: Work, published: Callable[[], None]) -> Made:
    return encode_ladder(work, published=published, **_renditions())


def _renditions() -> dict[str, Any]:
    return {
        "unit_of_work": unit_of_work,
        "versions": PostgresVideoVersions(publish),
        "renditions": PostgresRenditions(),
        "store": object_store(),
        "transcoder": FfmpegTranscoder(settings.MEDIA_MEMORY_BYTES, settings.MEDIA_THREADS),
    }
