"""Exact time: twelve shots in whole milliseconds that add up to the film, none shorter than half a second.

Nothing here rounds a sum: amounts are divided by largest remainder, so what is handed out is always what there was.
"""

from collections.abc import Collection, Sequence

from ai_planning.contracts import Genre, Tempo
from ai_planning.domain.brief import SHORTEST_SHOT_MS
from ai_planning.domain.drafts import SHOTS_A_STAGE
from ai_planning.domain.plan_refusals import SecondsDoNotFit, ShotTooShort

# Percent of the film that each stage takes.
_SHARES = {
    Genre.ADVERTISING: (20, 30, 35, 15),
    Genre.DRAMA: (25, 35, 25, 15),
    Genre.DOCUMENTARY: (15, 40, 30, 15),
}
_OTHER_SHARES = (20, 40, 30, 10)
# Seconds of the shortest and the longest shot of a film that is cut in that tempo; their ratio shapes the spread.
SPREADS = {Tempo.FAST: (4, 6), Tempo.NORMAL: (6, 8), Tempo.SLOW: (8, 12)}
# Where nobody weighs the shots of a stage: the first in between, the second short, the third long.
_RHYTHM = (0.5, 0.0, 1.0)
_TENTH_MS = 100
_FINE = 1 << 20


def shares(genre: Genre) -> tuple[int, ...]:
    return _SHARES.get(genre, _OTHER_SHARES)


def lay_out(duration_ms: int, genre: Genre, tempo: Tempo, weights: Sequence[float] = ()) -> tuple[int, ...]:
    """Milliseconds of the twelve shots of a film; `weights` say how long each is beside the others of its stage.

    In tenths of a second where the duration is one of those.
    """
    grain = _TENTH_MS if duration_ms % _TENTH_MS == 0 else 1
    shortest = SHORTEST_SHOT_MS // grain
    stages = divide(duration_ms // grain, shares(genre), shortest * SHOTS_A_STAGE)
    laid_out: list[int] = []
    for at, amount in enumerate(stages):
        own = weights[at * SHOTS_A_STAGE : (at + 1) * SHOTS_A_STAGE]
        laid_out += divide(amount, _spread(own, tempo), shortest)
    return tuple(each * grain for each in laid_out)


def fit(durations: Sequence[int], total: int, held: Collection[int] = ()) -> tuple[int, ...]:
    """The same proportions in another total; shots at the places `held` keep theirs. Raises SecondsDoNotFit."""
    free = [place for place in range(len(durations)) if place not in held]
    rest = total - sum(durations[place] for place in held)
    if rest < SHORTEST_SHOT_MS * len(free) or (rest and not free):
        raise SecondsDoNotFit
    fitted = list(durations)
    for place, amount in zip(free, divide(rest, [durations[each] for each in free], SHORTEST_SHOT_MS), strict=True):
        fitted[place] = amount
    return tuple(fitted)


def stretch(durations: Sequence[int], place: int, wanted: int, held: Collection[int] = ()) -> tuple[int, ...]:
    """The shot at `place` lasts `wanted`; the others give or take, those of its stage first.

    Raises SecondsDoNotFit, ShotTooShort.
    """
    if wanted < SHORTEST_SHOT_MS:
        raise ShotTooShort(SHORTEST_SHOT_MS)
    first = place - place % SHOTS_A_STAGE
    stage = range(first, first + SHOTS_A_STAGE)
    free = [each for each in range(len(durations)) if each != place and each not in held]
    near, far = [each for each in free if each in stage], [each for each in free if each not in stage]
    changed = list(durations)
    changed[place] = wanted
    missing = wanted - durations[place]
    for group in (near, far):
        missing -= _taken(changed, group, missing)
    if missing:
        raise SecondsDoNotFit(most_ms=wanted - missing if missing > 0 else None)
    return tuple(changed)


def divide(amount: int, weights: Sequence[float], shortest: int) -> list[int]:
    """`amount` in as many whole parts as there are weights, proportional to them, none below `shortest`.

    There has to be enough for that. The sum is exact.
    """
    open_places = list(range(len(weights)))
    parts = [shortest] * len(weights)
    left = amount
    while open_places:
        portions = _proportional(left, [weights[place] for place in open_places])
        too_short = [place for place, part in zip(open_places, portions, strict=True) if part < shortest]
        if not too_short:
            for place, part in zip(open_places, portions, strict=True):
                parts[place] = part
            break
        left -= shortest * len(too_short)
        open_places = [place for place in open_places if place not in too_short]
    return parts


def _taken(changed: list[int], places: list[int], missing: int) -> int:
    """How much of what is `missing` (negative: left over) the shots at `places` could give."""
    if not places:
        return 0
    there = sum(changed[place] for place in places)
    kept = max(there - missing, SHORTEST_SHOT_MS * len(places))
    for place, part in zip(places, divide(kept, [changed[each] for each in places], SHORTEST_SHOT_MS), strict=True):
        changed[place] = part
    return there - kept


def _proportional(amount: int, weights: Sequence[float]) -> list[int]:
    """By largest remainder, in whole numbers all the way."""
    whole = [max(1, round(weight * _FINE)) for weight in weights]
    total = sum(whole)
    parts = [amount * weight // total for weight in whole]
    remainders = sorted(range(len(whole)), key=lambda at: (-(amount * whole[at] % total), at))
    for at in remainders[: amount - sum(parts)]:
        parts[at] += 1
    return parts


def _spread(weights: Sequence[float], tempo: Tempo) -> list[float]:
    """Weights between the shortest and the longest that the tempo knows."""
    low, high = SPREADS[tempo]
    least, most = (min(weights), max(weights)) if weights else (0.0, 0.0)
    if most == least:
        return [low + place * (high - low) for place in _RHYTHM]
    return [low + (weight - least) / (most - least) * (high - low) for weight in weights]
