"""Arguments of ffmpeg for renditions in segments of fragmented MP4."""

from fractions import Fraction
from pathlib import Path

from feedback.application.media_ports import VideoFacts
from feedback.domain.ladder import Rung
from feedback.infrastructure.media.ffmpeg import film_input
from feedback.infrastructure.media.film_graph import film_graph, sound_chain

SEGMENT_SECONDS = 4
INIT_NAME = "init.mp4"
# Key frames after 1, 2 and 4 seconds, so that playing begins soon, then every 4; a thousandth against rounding.
_KEY_FRAMES = (
    f"expr:if(isnan(prev_forced_t),1,gte(t,prev_forced_t+min({SEGMENT_SECONDS},pow(2,max(0,n_forced-2)))-0.001))"
)
# The muxer lets a fragment begin where the last one's pictures end, in both orders: uneven ones must tell how long they
# last, and be stored in the order in which they are shown.
_UNEVEN = ("-bf", "0", "-bsf:v", "setts=pts=PTS:dts=DTS:duration='if(eq(NEXT_PTS,NOPTS),DURATION,NEXT_PTS-PTS)'")
_NOTHING_ELSE = ("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn")
_SOUND, _LEAN_SOUND = "128k", "96k"
_LEAN = 720
# However many processors there are: each thread holds pictures of its own, which are large in large films.
_FEW = ("-threads", "2")
_PRESET, _QUALITY = "veryfast", 23
_FULL_HD, _FULL_HD_BITS, _USUAL_RATE = 1920 * 1080, 6_000_000, 30


FIRST_PICTURE = ("-map", "0:V:0", "-frames:v", "1", "-vf", "scale=16:16", "-fps_mode", "passthrough")
FIRST_SOUND = ("-map", "0:a:0", "-frames:a", "1", "-c:a", "pcm_s16le")


def first_moment(facts: VideoFacts, source: Path, stream: tuple[str, ...]) -> list[str]:
    """Prints when the first picture is shown, or the first sound heard."""
    exact = ("-enc_time_base", "demux", "-avoid_negative_ts", "disabled")
    return [*film_input(source, facts.container, *_FEW), *stream, *exact, "-f", "framecrc", "pipe:1"]


def copied(facts: VideoFacts, source: Path, name: str, start: Fraction, *, sound_too: bool) -> list[str]:
    """The pictures as they are, and the sound, too, unless it has to be encoded."""
    shift = f"({start.numerator}/{start.denominator})/TB"
    from_zero = f"setts=pts=PTS-{shift}:dts=DTS-{shift}"
    streams = ["-map", "0:V:0", "-c:v", "copy", "-bsf:v", from_zero]
    if sound_too:
        end = float(start + Fraction(facts.duration))
        streams += ["-map", "0:a:0", "-c:a", "copy", "-bsf:a", from_zero, "-t", str(end)]
    elif facts.audio_codec is not None:
        streams += ["-filter_complex", sound_chain(facts, start, ["a0"])]
        streams += ["-map", "[a0]", "-c:a", "aac", "-b:a", _SOUND]
    return [*film_input(source, facts.container), *streams, *_hls(name, SEGMENT_SECONDS)]


def encoded(facts: VideoFacts, source: Path, rungs: tuple[Rung, ...], start: Fraction, threads: int) -> list[str]:
    """All rungs from one decode."""
    few = ("-threads", str(threads))
    graph = ("-filter_complex_threads", str(threads), "-filter_complex", film_graph(facts, rungs, start))
    outputs = [word for index, rung in enumerate(rungs) for word in _rung(facts, index, rung, few)]
    return [*film_input(source, facts.container, *few), *graph, *outputs]


def _rung(facts: VideoFacts, index: int, rung: Rung, few: tuple[str, ...]) -> list[str]:
    most = _most_bits(rung, Fraction(facts.frame_rate))
    pictures = ["-map", f"[v{index}]", "-c:v", "libx264", "-preset", _PRESET, "-crf", str(_QUALITY), *few]
    pictures += [
        "-maxrate",
        str(most),
        "-bufsize",
        str(2 * most),
        "-fps_mode",
        "passthrough",
        "-enc_time_base",
        "demux",
    ]
    keys = ["-g", str(1 << 30), "-sc_threshold", "0", "-force_key_frames", _KEY_FRAMES]
    uneven = _UNEVEN if facts.variable_frame_rate else ()
    bits = _LEAN_SOUND if min(rung.width, rung.height) < _LEAN else _SOUND
    sound = ["-map", f"[a{index}]", "-c:a", "aac", "-b:a", bits] if facts.audio_codec is not None else []
    return [*pictures, *keys, *uneven, *sound, *_hls(rung.name, 0)]


def _most_bits(rung: Rung, rate: Fraction) -> int:
    """Bits a second at most: less than in proportion to the pixels, and to the pictures beyond the usual rate."""
    pixels, pictures = rung.width * rung.height / _FULL_HD, max(1.0, float(rate) / _USUAL_RATE)
    return int(_FULL_HD_BITS * pixels**0.8 * pictures**0.5)


def _hls(name: str, seconds: int) -> list[str]:
    """Cut at the first key frame after so many seconds; files appear under their names when they are whole."""
    # The first picture is shown at zero: what lies before, such as the priming of the sound, is for edit lists to cut.
    moments = ["-avoid_negative_ts", "disabled"]
    playlist = ["-hls_time", str(seconds or 0.001), "-hls_list_size", "0", "-hls_playlist_type", "event"]
    files = ["-hls_segment_type", "fmp4", "-hls_fmp4_init_filename", INIT_NAME, "-start_number", "1"]
    files += ["-hls_flags", "temp_file+independent_segments", "-hls_segment_filename", f"{name}/%05d.m4s"]
    return [*_NOTHING_ELSE, "-f", "hls", *moments, *playlist, *files, f"{name}/index.m3u8"]
