"""How a film is played at its full quality, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from feedback.contracts import Delivery, DeliveryReason
from feedback.domain.container_format import ContainerFormat
from feedback.domain.facts import Facts

_BROWSERS_DIFFER = frozenset({"hevc", "vp8", "vp9", "av1"})
_PROFILES = frozenset({"Constrained Baseline", "Baseline", "Main", "High", "Progressive High", "Constrained High"})
_PIXELS = frozenset({"yuv420p", "yuvj420p"})
_WRAPPINGS = frozenset({ContainerFormat.MP4, ContainerFormat.M4V})
# What the decoders of phones and laptops take, and what a home's line carries without a pause.
_MOST_PIXELS = 4096 * 2304
_MOST_BITS = 60_000_000


@dataclass(frozen=True, slots=True)
class Decision:
    """`reason` is the first thing that stands against the file as it is."""

    delivery: Delivery
    reason: DeliveryReason


def decide(facts: Facts, container: ContainerFormat) -> Decision:
    """What every browser plays goes out as it is; pictures are encoded anew only when they must be.

    A variable frame rate is no obstacle: players show each picture at its own time. AVI has no such times, and
    guessing them for pictures that are stored out of order goes wrong; a segment tells only how long its last stored
    picture lasts, not its last shown one, so that uneven ones that are stored out of order cannot be wrapped anew.
    """
    for reason, applies in _ENCODED:
        if applies(facts):
            return Decision(Delivery.ENCODE, reason)
    if container is ContainerFormat.AVI:
        return Decision(Delivery.ENCODE, DeliveryReason.NO_TIMES)
    wrapped = _wrapped(facts, container)
    if wrapped.delivery is Delivery.REMUX and facts.variable_frame_rate and facts.reordered:
        return Decision(Delivery.ENCODE, DeliveryReason.UNEVEN_ORDER)
    return wrapped


def _wrapped(facts: Facts, container: ContainerFormat) -> Decision:
    if facts.audio and facts.audio_codec != "aac":
        return Decision(Delivery.REMUX, DeliveryReason.SOUND)
    if container not in _WRAPPINGS:
        return Decision(Delivery.REMUX, DeliveryReason.WRAPPING)
    if not facts.fast_start:
        return Decision(Delivery.REMUX, DeliveryReason.INDEX_BEHIND)
    return Decision(Delivery.PLAY, DeliveryReason.PLAYS)


_ENCODED: tuple[tuple[DeliveryReason, Callable[[Facts], bool]], ...] = (
    (DeliveryReason.CODEC_NOT_EVERYWHERE, lambda facts: facts.codec in _BROWSERS_DIFFER),
    (DeliveryReason.CODEC, lambda facts: facts.codec != "h264"),
    (DeliveryReason.HDR, lambda facts: facts.hdr is not None),
    (DeliveryReason.BIT_DEPTH, lambda facts: facts.bit_depth > 8),
    (DeliveryReason.CHROMA, lambda facts: facts.pixel_format not in _PIXELS),
    (DeliveryReason.PROFILE, lambda facts: facts.profile is not None and facts.profile not in _PROFILES),
    (DeliveryReason.INTERLACED, lambda facts: facts.interlaced),
    (DeliveryReason.PICTURE_SIZE, lambda facts: facts.width * facts.height > _MOST_PIXELS),
    (DeliveryReason.BIT_RATE, lambda facts: facts.bit_rate > _MOST_BITS),
)
