"""What players' front ends get."""

from typing import Any

from rest_framework import serializers

from feedback.contracts import Delivery, VideoStatus


class SourceOut(serializers.Serializer[Any]):
    """The file as it was uploaded."""

    url = serializers.CharField(help_text="Takes ranges.")
    media_type = serializers.CharField()


class HlsOut(serializers.Serializer[Any]):
    """Playlists for hls.js, or for a `<video>` that knows them."""

    master_url = serializers.CharField(allow_null=True, help_text="All sizes that play by now.")
    source_url = serializers.CharField(
        allow_null=True, help_text="Picture and sound as uploaded, wrapped for browsers."
    )
    complete = serializers.BooleanField(help_text="All sizes are there from the beginning to the end.")


class SpriteOut(serializers.Serializer[Any]):
    """Thumbnails of the time line: one picture with a tile for every few seconds."""

    vtt_url = serializers.CharField(help_text="WebVTT; each cue names its tile as `#xywh=`.")
    url = serializers.CharField()
    width = serializers.IntegerField(help_text="Pixels of the whole picture.")
    height = serializers.IntegerField()
    tile_count = serializers.IntegerField()


class WaveformOut(serializers.Serializer[Any]):
    """Peaks of the sound."""

    json_url = serializers.CharField()
    data_url = serializers.CharField()


class PlaybackOut(serializers.Serializer[Any]):
    """What there is to watch of a version by now. Every address holds until `expires_at`; then ask again."""

    version_id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=list(VideoStatus))
    delivery = serializers.ChoiceField(
        choices=list(Delivery),
        allow_null=True,
        help_text="What plays at full quality: `play` the source, `remux` hls.source_url, `encode` hls.master_url.",
    )
    reason = serializers.CharField(allow_null=True, help_text="A stable code.")
    detail = serializers.CharField(allow_null=True, help_text="The reason in the language of Accept-Language.")
    duration = serializers.FloatField(allow_null=True, help_text="Seconds.")
    source = SourceOut()  # type: ignore[assignment]  # the wire has that name
    hls = HlsOut(allow_null=True)
    poster_url = serializers.CharField(allow_null=True)
    sprite = SpriteOut(allow_null=True)
    waveform = WaveformOut(allow_null=True)
    expires_at = serializers.DateTimeField()
