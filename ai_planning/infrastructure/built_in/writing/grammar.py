"""Film grammar: what may follow what, from the establishing shot to the close-up of each stage."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from ai_planning.contracts import CameraMove, Composition, Format, ShotSize, Structure, Tempo, Transition
from ai_planning.domain.brief import SHOTS, Brief
from ai_planning.domain.drafts import SHOTS_A_STAGE, STAGES, ShotDraft

_S, _M, _C, _T = ShotSize, CameraMove, Composition, Transition
ESTABLISHING = (_S.EXTREME_LONG, _S.BIRDS_EYE, _S.WIDE, _S.LONG)
MIDDLE = (_S.MEDIUM, _S.WORMS_EYE)
CLOSING = (_S.CLOSE_UP, _S.EXTREME_CLOSE_UP)
CLOSENESS = {size: at for at, size in enumerate((*ESTABLISHING, *reversed(MIDDLE), *CLOSING))}
_MOVES = {
    _S.EXTREME_LONG: (_M.STATIC, _M.CRANE, _M.PAN, _M.ZOOM_OUT),
    _S.BIRDS_EYE: (_M.CRANE, _M.STATIC, _M.ZOOM_IN, _M.TRACKING),
    _S.WIDE: (_M.PAN, _M.TRACKING, _M.STATIC, _M.CRANE),
    _S.LONG: (_M.TRACKING, _M.PAN, _M.STATIC, _M.ZOOM_OUT),
    _S.WORMS_EYE: (_M.TILT, _M.STATIC, _M.TRACKING),
    _S.MEDIUM: (_M.TRACKING, _M.HANDHELD, _M.PAN, _M.STATIC, _M.ZOOM_IN),
    _S.CLOSE_UP: (_M.STATIC, _M.ZOOM_IN, _M.HANDHELD, _M.TILT),
    _S.EXTREME_CLOSE_UP: (_M.STATIC, _M.ZOOM_IN, _M.TILT, _M.PAN),
}
_ON_SCREEN = frozenset({_M.STATIC, _M.PAN, _M.ZOOM_IN, _M.ZOOM_OUT, _M.TILT})
_ON_SCREEN_FORMATS = frozenset({Format.SCREEN_RECORDING, Format.MOTION_GRAPHICS})
_COMPOSITIONS = {
    _S.EXTREME_LONG: (_C.THIRDS, _C.SYMMETRY, _C.ASYMMETRY),
    _S.BIRDS_EYE: (_C.SYMMETRY, _C.ASYMMETRY, _C.OBLIQUE),
    _S.WIDE: (_C.THIRDS, _C.SYMMETRY, _C.SIDE, _C.BACK),
    _S.LONG: (_C.SIDE, _C.BACK, _C.THIRDS, _C.ASYMMETRY),
    _S.WORMS_EYE: (_C.FRONT, _C.OBLIQUE, _C.BACK),
    _S.MEDIUM: (_C.OVER_SHOULDER, _C.OBLIQUE, _C.SIDE, _C.THIRDS),
    _S.CLOSE_UP: (_C.FRONT, _C.OBLIQUE, _C.SIDE, _C.THIRDS, _C.ASYMMETRY),
    _S.EXTREME_CLOSE_UP: (_C.FRONT, _C.SYMMETRY, _C.OBLIQUE, _C.ASYMMETRY),
}
NEUTRAL = frozenset({_C.FRONT, _C.BACK, _C.SYMMETRY})
_FIRST = {Structure.HOOK: _T.CUT}
_LAST = {Structure.HOOK: _T.CUT}
_BETWEEN_STAGES = {
    Structure.HOOK: (_T.JUMP_CUT, _T.MATCH_CUT, _T.CUT),
    Structure.CLASSIC: (_T.DISSOLVE, _T.MATCH_CUT, _T.DISSOLVE),
    Structure.INDUCTIVE: (_T.CROSS_CUT, _T.MATCH_CUT, _T.DISSOLVE),
    Structure.DEDUCTIVE: (_T.WIPE, _T.CROSS_CUT, _T.MATCH_CUT),
    Structure.DOCUMENTARY: (_T.CROSS_CUT, _T.CUT, _T.DISSOLVE),
    Structure.PIXAR: (_T.DISSOLVE, _T.WIPE, _T.DISSOLVE),
}
_WITHIN = {
    Tempo.FAST: (_T.CUT, _T.CUT, _T.JUMP_CUT, _T.MATCH_CUT),
    Tempo.NORMAL: (_T.CUT, _T.CUT, _T.CUT, _T.MATCH_CUT),
    Tempo.SLOW: (_T.CUT, _T.CUT, _T.DISSOLVE, _T.MATCH_CUT),
}


@dataclass(frozen=True)
class Look:
    """How one shot is filmed, and how one comes into it (the last one: out of it)."""

    size: ShotSize
    move: CameraMove
    composition: Composition
    transition: Transition

    @property
    def is_neutral(self) -> bool:
        return self.composition in NEUTRAL or self.size is ShotSize.BIRDS_EYE


def looks(brief: Brief, rng: random.Random) -> tuple[Look, ...]:
    """Twelve; no two neighbours have the same size, move or composition."""
    drawn: list[Look] = []
    for at, size in enumerate(_sizes(rng)):
        before = drawn[-1] if drawn else None
        drawn.append(_look(brief, rng, at, size, [before] if before else []))
    return tuple(drawn)


def look_between(brief: Brief, rng: random.Random, shots: Sequence[ShotDraft], position: int) -> Look:
    """Another for the shot at `position`, which fits those before and after it."""
    at = position - 1
    old, sides = look_of(shots[at]), [look_of(shots[other]) for other in (at - 1, at + 1) if 0 <= other < SHOTS]
    group = (ESTABLISHING, MIDDLE, CLOSING)[at % SHOTS_A_STAGE]
    taken = {side.size for side in sides}
    sizes = [size for size in group if size not in taken] or [size for size in ShotSize if size not in taken]
    size = rng.choice([each for each in sizes if each is not old.size] or sizes)
    return _look(brief, rng, at, size, [*sides, old], keeps=old.transition)


def look_of(shot: ShotDraft) -> Look:
    return Look(shot.shot_size, shot.camera_move, shot.composition, shot.transition)


def _sizes(rng: random.Random) -> list[ShotSize]:
    """Each stage goes from afar to near; no two of them begin alike."""
    wide = rng.sample(ESTABLISHING, STAGES)
    middle = rng.sample((*MIDDLE, _S.MEDIUM, _S.MEDIUM), STAGES)
    close = rng.sample((*CLOSING, *CLOSING), STAGES)
    return [size for stage in zip(wide, middle, close, strict=True) for size in stage]


def _look(
    brief: Brief, rng: random.Random, at: int, size: ShotSize, others: list[Look], keeps: Transition | None = None
) -> Look:
    moves = [move for move in _moves(brief, rng, size) if all(move is not other.move for other in others)]
    places = [each for each in _COMPOSITIONS[size] if all(each is not other.composition for other in others)]
    move = moves[0] if moves else next(each for each in _MOVES[size] if not others or each is not others[0].move)
    return Look(size, move, rng.choice(places or _COMPOSITIONS[size]), keeps or _transition(brief, rng, at))


def _moves(brief: Brief, rng: random.Random, size: ShotSize) -> list[CameraMove]:
    """The moves of the brief first, then the usual ones of the size."""
    usual: list[CameraMove] = rng.sample(_MOVES[size], len(_MOVES[size]))
    if brief.format in _ON_SCREEN_FORMATS:
        usual = rng.sample(sorted(_ON_SCREEN), len(_ON_SCREEN))
    wanted = rng.sample(brief.camera_work, len(brief.camera_work))
    return [*wanted, *(move for move in usual if move not in wanted)]


def _transition(brief: Brief, rng: random.Random, at: int) -> Transition:
    if at == 0:
        return _FIRST.get(brief.structure, _T.FADE_IN)
    if at == SHOTS - 1:
        return _LAST.get(brief.structure, _T.FADE_OUT)
    if at % SHOTS_A_STAGE == 0:
        return _BETWEEN_STAGES[brief.structure][at // SHOTS_A_STAGE - 1]
    return rng.choice(_WITHIN[brief.tempo])


_LENGTHS = {size: 1.25 - 0.09 * at for size, at in CLOSENESS.items()}
_CONTRAST = {Tempo.FAST: 1.6, Tempo.NORMAL: 1.0, Tempo.SLOW: 0.6}
_HOOK_SHARE, _HOOK_MS = 0.2, 4000


def weight_of(brief: Brief, look: Look, position: int) -> float:
    """Wide shots want time to be read, close ones less; a hook is over within three to five seconds."""
    if position == 1 and brief.structure is Structure.HOOK:
        part = min(0.6, max(0.2, _HOOK_MS / (brief.duration_ms * _HOOK_SHARE)))
        return round(2 * part / (1 - part), 2)
    length = _LENGTHS[look.size] if position < SHOTS else 1.2
    return round(float(max(0.4, length ** _CONTRAST[brief.tempo])), 2)
