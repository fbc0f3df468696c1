"""Cut-aways: each for another purpose, none in the size of its shot."""

from collections.abc import Mapping

from ai_planning.contracts import CameraMove, InsertPurpose, ShotSize
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import LONGEST_TEXT, InsertDraft
from ai_planning.infrastructure.built_in.writing.draws import Draws
from ai_planning.infrastructure.built_in.writing.grammar import CLOSENESS
from ai_planning.infrastructure.built_in.writing.nouns import Noun
from ai_planning.infrastructure.built_in.writing.stages import clipped
from ai_planning.infrastructure.built_in.writing.words import words

_SIZES = {
    InsertPurpose.INFORMATION: (ShotSize.CLOSE_UP, ShotSize.EXTREME_CLOSE_UP, ShotSize.MEDIUM),
    InsertPurpose.RHYTHM: (ShotSize.EXTREME_CLOSE_UP, ShotSize.CLOSE_UP, ShotSize.WORMS_EYE),
    InsertPurpose.RELATIONSHIP: (ShotSize.MEDIUM, ShotSize.CLOSE_UP, ShotSize.LONG),
    InsertPurpose.DETAIL: (ShotSize.EXTREME_CLOSE_UP, ShotSize.CLOSE_UP),
}
_MOVES = {
    InsertPurpose.INFORMATION: (CameraMove.STATIC, CameraMove.ZOOM_IN),
    InsertPurpose.RHYTHM: (CameraMove.STATIC, CameraMove.HANDHELD, CameraMove.PAN),
    InsertPurpose.RELATIONSHIP: (CameraMove.STATIC, CameraMove.PAN),
    InsertPurpose.DETAIL: (CameraMove.STATIC, CameraMove.TILT, CameraMove.ZOOM_IN),
}


def inserts_for(
    brief: Brief, nouns: Mapping[str, Noun], draws: Draws, size: ShotSize, count: int
) -> tuple[InsertDraft, ...]:
    """`size` is that of the shot which they cut into."""
    purposes = draws.rng.sample(_fitting(size), count)
    return tuple(_insert(brief, nouns, draws, size, purpose) for purpose in purposes)


def _fitting(size: ShotSize) -> list[InsertPurpose]:
    """What is seen from near already needs no detail."""
    is_near = CLOSENESS[size] >= CLOSENESS[ShotSize.CLOSE_UP]
    return [purpose for purpose in InsertPurpose if not (is_near and purpose is InsertPurpose.DETAIL)]


def _insert(
    brief: Brief, nouns: Mapping[str, Noun], draws: Draws, size: ShotSize, purpose: InsertPurpose
) -> InsertDraft:
    pool = words(brief.language, "shots")["inserts"][purpose.value]
    description = clipped(draws.sentence(pool, nouns), LONGEST_TEXT)
    sizes = [each for each in _SIZES[purpose] if each is not size]
    return InsertDraft(purpose, description, draws.rng.choice(sizes), draws.rng.choice(_MOVES[purpose]))
