"""The sizes that a film is encoded in."""

from dataclasses import dataclass
from fractions import Fraction

_SHORT_EDGES = (1080, 720, 360)
_LONGEST_EDGE = 4096
# A film that is this much larger than the rung below it gets a rung of its own size.
_WORTH_A_RUNG = Fraction(5, 4)


@dataclass(frozen=True, slots=True)
class Rung:
    """Even width and height in pixels."""

    name: str
    width: int
    height: int


def ladder_of(width: int, height: int) -> tuple[Rung, ...]:
    """Largest first, none larger than the film."""
    short, long = sorted((width, height))
    own = max(2, min(short, short * _LONGEST_EDGE // long, _SHORT_EDGES[0]))
    edges = [edge for edge in _SHORT_EDGES if edge <= own]
    if not edges or own >= edges[0] * _WORTH_A_RUNG:
        edges.insert(0, own)
    return tuple(_rung(f"{edge}p", Fraction(edge, short), width, height) for edge in edges)


def whole(name: str, width: int, height: int) -> Rung:
    """As large as the film."""
    return _rung(name, Fraction(1), width, height)


def _rung(name: str, scale: Fraction, width: int, height: int) -> Rung:
    scale = min(scale, Fraction(_LONGEST_EDGE, max(width, height)), Fraction(1))
    return Rung(name, _even(width * scale, width), _even(height * scale, height))


def _even(length: Fraction, most: int) -> int:
    """The nearest even number that is no more than `most`, at least 2."""
    nearest = round(length / 2) * 2
    return max(2, nearest if nearest <= most else nearest - 2)
