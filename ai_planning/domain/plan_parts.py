"""The parts of a plan: what each holds, who holds it fast, and since when it is so."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from ai_planning.contracts import CameraMove, Composition, ShotSize, Transition
from ai_planning.contracts.rows import Author, FrameRef, LockRow, PartRow, ProvenanceRow
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft, ShotDraft, StageDraft, demand_inserts
from ai_planning.domain.provenance import Provenance

BRIEF = "brief"
EMPTY_STAGE = StageDraft("", "", "")
EMPTY_SHOT = ShotDraft("", "", ShotSize.MEDIUM, CameraMove.STATIC, Composition.FRONT, Transition.CUT)


@dataclass(frozen=True)
class Heading:
    """The plan's own title, which a copy changes, and what the film is to be."""

    title: str
    brief: Brief


@dataclass(frozen=True)
class Placed:
    """A shot in its place: `position` 1–12, `duration_ms` exact. Its draft has no inserts and weighs one."""

    position: int
    duration_ms: int
    draft: ShotDraft = EMPTY_SHOT


@dataclass(frozen=True)
class Inserts:
    drafts: tuple[InsertDraft, ...] = ()

    def __post_init__(self) -> None:
        demand_inserts(self.drafts)


@dataclass(frozen=True)
class Chosen:
    """`look` is what was to be seen in the shot then."""

    frame: FrameRef | None = None
    look: str = ""


Content = Heading | StageDraft | Placed | Inserts | Chosen


@dataclass(frozen=True)
class Piece:
    """What undoing brings back: what a part holds and where that comes from (None: from somebody's hand)."""

    content: Content
    provenance: Provenance | None = None


@dataclass(frozen=True)
class Lock:
    by: Author
    at: datetime


@dataclass(frozen=True)
class Part:
    """`version` is the plan's at which it last changed."""

    piece: Piece
    version: int
    changed_at: datetime
    changed_by: Author
    lock: Lock | None = None

    def changed(self, piece: Piece, version: int, by: Author, now: datetime) -> "Part":
        return replace(self, piece=piece, version=version, changed_by=by, changed_at=now)

    def row(self) -> PartRow:
        lock = LockRow(self.lock.by, self.lock.at) if self.lock else None
        return PartRow(self.version, lock, provenance_row(self.piece.provenance))


@dataclass(frozen=True)
class Taken:
    """Keys of the parts that took what was made for them, and of those that were kept as they are."""

    taken: tuple[str, ...]
    kept: tuple[str, ...]


def stage_key(stage_id: UUID) -> str:
    return f"stage:{stage_id}"


def shot_key(shot_id: UUID) -> str:
    return f"shot:{shot_id}"


def inserts_key(shot_id: UUID) -> str:
    return f"inserts:{shot_id}"


def frame_key(shot_id: UUID) -> str:
    return f"frame:{shot_id}"


def provenance_row(provenance: Provenance | None) -> ProvenanceRow | None:
    if provenance is None:
        return None
    maker = provenance.maker
    return ProvenanceRow(
        provider=maker.provider.value,
        model=maker.model,
        prompt_version=maker.prompt_version,
        is_own_key=maker.is_own_key,
        seed=provenance.seed,
        input_tokens=provenance.input_tokens,
        output_tokens=provenance.output_tokens,
        cost_micros=provenance.cost_micros,
    )
