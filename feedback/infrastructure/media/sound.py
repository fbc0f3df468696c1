"""The facts of a video's first track of sound."""

from fractions import Fraction
from typing import Any

from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError

_MOST_DELAY = 24 * 3600 * 1000


def sound_facts(media: InputContainer, picture: Fraction) -> dict[str, Any]:
    """Of sound that libav cannot decode only that there is some; `picture` is when the first one is shown, in seconds.

    Leaves the media anywhere.
    """
    sound = next(iter(media.streams.audio), None)
    if sound is None or not sound.codec_context:
        told = dict.fromkeys(("audio_codec", "audio_channels", "audio_sample_rate", "audio_delay"))
        return {"audio": sound is not None} | told
    return {
        "audio": True,
        "audio_codec": sound.codec_context.codec.canonical_name,
        "audio_channels": sound.codec_context.channels,
        "audio_sample_rate": sound.codec_context.sample_rate,
        "audio_delay": _delay(_start(media, sound), picture),
    }


def _delay(start: Fraction | None, picture: Fraction) -> int | None:
    """None also for what no film means."""
    delay = None if start is None else round((start - picture) * 1000)
    return delay if delay is not None and abs(delay) <= _MOST_DELAY else None


def _start(media: InputContainer, sound: AudioStream) -> Fraction | None:
    """When the first sample is heard, in seconds: decoded, since encoders put some before it that are not."""
    media.seek(sound.start_time or 0, stream=sound)
    for packet in media.demux(sound):
        try:
            heard = next((frame for frame in packet.decode() if frame.pts is not None and frame.time_base), None)
        except FFmpegError:
            continue
        if heard is not None:
            return (heard.pts or 0) * Fraction(heard.time_base or 0)
    return None
