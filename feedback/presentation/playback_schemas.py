"""What players' front ends get."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from feedback.contracts import VideoStatus
from feedback.presentation.schemas_out import DecisionField


def _written_out(description: str, **properties: dict[str, Any]) -> dict[str, Any]:
    """OpenAPI 3.0 lets only a schema with a type of its own be null."""
    return {"type": "object", "description": description, "properties": properties, "required": list(properties)}


_ADDRESS = {"type": "string"}


@extend_schema_field(
    _written_out(
        "The file as it was uploaded; null until it was read.",
        url=_ADDRESS | {"description": "Takes ranges."},
        media_type={"type": "string"},
    )
)
class SourceField(serializers.DictField):
    """`{url, media_type}`."""


@extend_schema_field(
    _written_out(
        "Playlists for hls.js, or for a `<video>` that knows them.",
        master_url=_ADDRESS | {"nullable": True, "description": "All sizes that play by now."},
        source_url=_ADDRESS | {"nullable": True, "description": "What was uploaded, wrapped for browsers."},
        complete={"type": "boolean", "description": "All sizes are there from the beginning to the end."},
    )
)
class HlsField(serializers.DictField):
    """`{master_url, source_url, complete}`."""


@extend_schema_field(
    _written_out(
        "Thumbnails of the time line: one picture with a tile for every few seconds.",
        vtt_url=_ADDRESS | {"description": "WebVTT; each cue names its tile as `#xywh=`."},
        url=_ADDRESS,
        width={"type": "integer", "description": "Pixels of the whole picture."},
        height={"type": "integer"},
        tile_count={"type": "integer"},
    )
)
class SpriteField(serializers.DictField):
    """`{vtt_url, url, width, height, tile_count}`."""


@extend_schema_field(_written_out("Peaks of the sound.", json_url=_ADDRESS, data_url=_ADDRESS))
class WaveformField(serializers.DictField):
    """`{json_url, data_url}`."""


class PlaybackOut(serializers.Serializer[Any]):
    """What there is to watch of a version by now. Every address holds until `expires_at`; then ask again.

    `decision.delivery` says what plays at full quality: `play` the source, `remux` hls.source_url, `encode`
    hls.master_url.
    """

    version_id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=list(VideoStatus))
    decision = DecisionField(allow_null=True)
    duration = serializers.FloatField(allow_null=True, help_text="Seconds.")
    source = SourceField(allow_null=True)  # type: ignore[assignment]  # the wire has that name
    hls = HlsField(allow_null=True)
    poster_url = serializers.CharField(allow_null=True)
    sprite = SpriteField(allow_null=True)
    waveform = WaveformField(allow_null=True)
    expires_at = serializers.DateTimeField()
