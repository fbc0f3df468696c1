"""PlaybackReads over PostgreSQL; segments are read only for the playlist that lists them."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from feedback.application.playback_ports import Film, Ladder, SpriteSheet, Stream, Waveform
from feedback.application.rendition_ports import SOURCE_RENDITION
from feedback.contracts import Delivery, StepName, StepState, VideoStatus
from feedback.domain.container import ContainerFormat
from feedback.domain.hls import Variant
from feedback.domain.web_vtt import Tile
from feedback.infrastructure.models import RenditionRecord, StepRecord, VersionRecord
from projects.contracts import ProjectGrant

_FILM = ("status", "codec", "decision", "decision_reason", "duration", "object_key", "container", "poster_key")
_VARIANT = ("name", "width", "height", "codecs", "bandwidth", "average_bandwidth")
_RATE = ("cut__frame_rate", "cut__variable_frame_rate")
_SHOWN = (StepName.SPRITE, StepName.WAVEFORM, StepName.LADDER)
_BEGUN = Q(segments__0__isnull=False)
# What plays of it ends where it ends: players would wait for more.
_DEAD_LADDER = StepRecord.objects.filter(cut=OuterRef("cut"), name=StepName.LADDER, state=StepState.FAILED)


class PostgresPlaybackReads:
    def film(self, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> Film | None:
        records = VersionRecord.objects.filter(_living(grant), id=version_id, video_id=video_id)
        values = records.values(*_FILM).first()
        if values is None:
            return None
        streams = RenditionRecord.objects.filter(_BEGUN, cut_id=version_id).values_list("name", flat=True)
        done = StepRecord.objects.filter(cut_id=version_id, name__in=_SHOWN, state=StepState.DONE)
        return _film(version_id, values, frozenset(streams), dict(done.values_list("name", "output")))

    def ladder(self, grant: ProjectGrant, version_id: UUID) -> Ladder | None:
        rungs = _renditions(grant, version_id).filter(_BEGUN).exclude(name=SOURCE_RENDITION)
        found = list(rungs.values(*_VARIANT, *_RATE))
        if not found:
            return None
        rate, is_variable = (found[0][name] for name in _RATE)
        return Ladder(tuple(_variant(each) for each in found), None if is_variable else rate)

    def stream(self, grant: ProjectGrant, version_id: UUID, name: str) -> tuple[Stream, Decimal | None] | None:
        records = _renditions(grant, version_id).filter(_BEGUN, name=name)
        columns = ("init_key", "target_seconds", "segments", "complete", "cut__duration")
        found = records.values_list(*columns, Exists(_DEAD_LADDER)).first()
        if found is None:
            return None
        init_key, target_seconds, segments, is_complete, duration, is_dead = found
        listed = tuple((key, Decimal(str(seconds))) for key, seconds, _ in segments)
        return Stream(init_key, target_seconds, listed, is_complete or is_dead), duration

    def sprite(self, grant: ProjectGrant, version_id: UUID) -> tuple[SpriteSheet, Decimal | None] | None:
        records = StepRecord.objects.filter(_living(grant, "cut__"), cut_id=version_id)
        done = records.filter(name=StepName.SPRITE, state=StepState.DONE)
        found = done.values_list("output", "cut__duration").first()
        return None if found is None else (_sheet(found[0]["detail"]), found[1])


def _living(grant: ProjectGrant, path: str = "") -> Q:
    """Of the project, and neither the version nor its video in the trash."""
    lives = {f"{path}deleted_at": None, f"{path}video__deleted_at": None}
    return Q(**{f"{path}video__project_id": grant.project_id} | lives)


def _renditions(grant: ProjectGrant, version_id: UUID) -> Any:
    return RenditionRecord.objects.filter(_living(grant, "cut__"), cut_id=version_id)


def _film(version_id: UUID, values: dict[str, Any], streams: frozenset[str], steps: dict[str, Any]) -> Film:
    sprite, waveform = (steps.get(name, {}).get("detail") for name in (StepName.SPRITE, StepName.WAVEFORM))
    return Film(
        version_id=version_id,
        status=VideoStatus(values["status"]),
        delivery=Delivery(values["decision"]) if values["decision"] else None,
        reason=values["decision_reason"],
        duration=values["duration"],
        source_key=values["object_key"] if values["codec"] else None,
        media_type=ContainerFormat(values["container"]).media_type,
        poster_key=values["poster_key"],
        streams=streams,
        is_whole=StepName.LADDER in steps,
        sprite=_sheet(sprite) if sprite else None,
        # Nothing is made of a silent film.
        waveform=Waveform(waveform["json_key"], waveform["data_key"]) if waveform else None,
    )


def _variant(values: dict[str, Any]) -> Variant:
    """Its playlist lies beside the master."""
    return Variant(uri=f"{values['name']}.m3u8", **{name: values[name] for name in _VARIANT[1:]})


def _sheet(detail: dict[str, Any]) -> SpriteSheet:
    tiles = tuple(
        Tile(start=Decimal(start), end=Decimal(end), x=x, y=y, width=width, height=height)
        for start, end, x, y, width, height in detail["tiles"]
    )
    return SpriteSheet(detail["key"], detail["width"], detail["height"], tiles)
