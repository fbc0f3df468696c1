"""The filters between one decoder and the rungs of a ladder."""

from collections.abc import Iterator
from fractions import Fraction

from feedback.application.media_ports import VideoFacts
from feedback.domain.ladder import Rung

# From the first picture on, and never twice at the same moment, so that no encoder leaves a picture out.
_MOMENTS = "setpts='if(isnan(PREV_OUTPTS),0,max(PTS-STARTPTS,PREV_OUTPTS+1))'"
# One picture out for each one in.
_WEAVE = "bwdif=mode=send_frame:deint=interlaced"
_RGB = ("rgb", "bgr", "gbr", "argb", "abgr", "0rgb", "0bgr", "x2rgb", "x2bgr", "pal8")
_HIGH_DEFINITION = 720
_WIDE_MATRICES = frozenset({"bt2020nc", "bt2020c"})
_MOST_CHANNELS = 8
SAMPLE_RATE = 48_000


def film_graph(facts: VideoFacts, rungs: tuple[Rung, ...], start: Fraction) -> str:
    """Outputs `v0`, `v1` … and, of a film with sound, `a0`, `a1` … in the order of the rungs.

    `start` is the moment of the first picture in seconds, which becomes zero.
    """
    chains = [*_pictures(facts, rungs)]
    if facts.audio_codec is not None:
        chains.append(sound_chain(facts, start, [f"a{index}" for index in range(len(rungs))]))
    return ";".join(chains)


def sound_chain(facts: VideoFacts, start: Fraction, outputs: list[str]) -> str:
    """Sound as stereo, as long as the pictures, with silence where it has none."""
    mixed = ["pan=stereo|c0=c0|c1=c1"] if (facts.audio_channels or 0) > _MOST_CHANNELS else []
    filters = [
        *mixed,
        f"asetpts=PTS-({start.numerator}/{start.denominator})/TB",
        f"aresample={SAMPLE_RATE}:async=1:first_pts=0",
        f"atrim=end={facts.duration}",
        "aformat=channel_layouts=stereo",
        f"asplit={len(outputs)}",
    ]
    return f"[0:a:0]{','.join(filters)}{''.join(f'[{output}]' for output in outputs)}"


def _pictures(facts: VideoFacts, rungs: tuple[Rung, ...]) -> Iterator[str]:
    """Each rung is scaled from the one above it."""
    source = "0:V:0"
    for index, rung in enumerate(rungs):
        filters = [f"scale={rung.width}:{rung.height}"] if index else [*_first(facts, rung)]
        if index < len(rungs) - 1:
            yield f"[{source}]{','.join(filters)},split[v{index}][s{index}]"
        else:
            yield f"[{source}]{','.join(filters)}[v{index}]"
        source = f"s{index}"


def _first(facts: VideoFacts, rung: Rung) -> Iterator[str]:
    if facts.interlaced:
        yield _WEAVE
    yield _MOMENTS
    yield from _tone_mapped(facts, rung) if facts.hdr is not None else _scaled(facts, rung)
    yield "setsar=1"


def _scaled(facts: VideoFacts, rung: Rung) -> Iterator[str]:
    """Colours as they were, named also when the file does not name them."""
    usual = "bt709" if min(facts.width, facts.height) >= _HIGH_DEFINITION else "smpte170m"
    is_rgb = facts.color_space == "gbr" or facts.pixel_format.startswith(_RGB)
    matrix = ":out_color_matrix=bt709" if is_rgb else ""
    # Told to keep the range that it has, the scaler lets pictures pass that need nothing else either.
    limited = "" if facts.pixel_format == "yuv420p" else ":out_range=tv"
    yield f"scale={rung.width}:{rung.height}{limited}{matrix}"
    yield "format=yuv420p"
    names = {
        "colorspace": "bt709" if is_rgb else None if facts.color_space else usual,
        "color_primaries": None if facts.color_primaries else usual,
        "color_trc": None if facts.color_transfer else usual,
    }
    if told := [f"{name}={value}" for name, value in names.items() if value is not None]:
        yield f"setparams={':'.join(told)}"


def _tone_mapped(facts: VideoFacts, rung: Rung) -> Iterator[str]:
    """Light beyond a usual screen brought into BT.709; in linear light, so after the film has become small."""
    matrix = facts.color_space if facts.color_space in _WIDE_MATRICES else "bt2020nc"
    told = f"tin={facts.color_transfer}:min={matrix}:pin=bt2020"
    yield f"zscale=w={rung.width}:h={rung.height}:{told}:t=linear:npl=100"
    yield "format=gbrpf32le"
    yield "zscale=p=bt709"
    yield "tonemap=tonemap=hable:desat=0"
    yield "zscale=t=bt709:m=bt709:r=limited"
    yield "format=yuv420p"
