"""The law of plans: whatever is written, made, moved, locked and undone in whatever order, twelve shots, three a stage,
last at least half a second each and exactly the film together; what is locked stays as it is, and undoing gives back
exactly what was."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ai_planning.contracts import Genre, InsertPurpose, Tempo
from ai_planning.contracts.rows import FrameRef
from ai_planning.domain.brief import LONGEST_MS, SHORTEST_MS, SHORTEST_SHOT_MS
from ai_planning.domain.plan_parts import Piece
from ai_planning.domain.plan_trail import Step
from core.domain.errors import DomainError
from core.domain.ids import new_id
from tests.ai_planning.examples import AT, BRIEF, INSERT, LEE, MADE, new_plan, shot_draft, stage_draft

DURATIONS = st.one_of(
    st.integers(SHORTEST_MS, LONGEST_MS), st.integers(SHORTEST_MS, 15_001), st.sampled_from([SHORTEST_MS, LONGEST_MS])
)
GENRES, TEMPI, PLACES = st.sampled_from(list(Genre)), st.sampled_from(list(Tempo)), st.integers(0, 11)
WEIGHTS = st.lists(st.floats(0.01, 1000), min_size=12, max_size=12)
DONE: dict[str, Any] = {"by": LEE, "now": AT}


class Plans(RuleBasedStateMachine):
    @initialize(duration=DURATIONS, genre=GENRES, tempo=TEMPI)
    def begin(self, duration: int, genre: Genre, tempo: Tempo) -> None:
        self.plan = new_plan(replace(BRIEF, duration_ms=duration, genre=genre, tempo=tempo))
        self.trail: list[tuple[Step, dict[str, Piece]]] = []
        self.undone: list[tuple[Step, dict[str, Piece]]] = []
        self.plan.facts.clear()

    def attempt(self, name: str, *given: Any, **more: Any) -> Any:
        """Do it; what is refused changes nothing."""
        before, version, pieces = self.plan.parts, self.plan.version, self.plan.parts.pieces()
        try:
            answer = getattr(self.plan, name)(*given, **more, **DONE)
        except DomainError:
            assert (self.plan.parts, self.plan.version) == (before, version)
            assert self.plan.steps == self.plan.facts == []
            return None
        for key, part in before.by_key.items():
            if part.lock:
                assert self.plan.parts.by_key[key].piece == part.piece
        if self.plan.steps:
            self.trail += [(step, pieces) for step in self.plan.steps]
            self.undone.clear()
        self.plan.steps.clear()
        self.plan.facts.clear()
        return answer

    def shot(self, place: int) -> Any:
        return self.plan.parts.shot_ids[place]

    @rule(duration=DURATIONS, genre=GENRES, tempo=TEMPI)
    def ask_for_another_film(self, duration: int, genre: Genre, tempo: Tempo) -> None:
        self.attempt("revise", None, replace(self.plan.brief, duration_ms=duration, genre=genre, tempo=tempo))

    @rule(place=PLACES, milliseconds=st.one_of(st.integers(-5, 20_000), st.integers(0, LONGEST_MS)))
    def last_longer_or_shorter(self, place: int, milliseconds: int) -> None:
        shot_id = self.shot(place)
        self.attempt("revise_shot", shot_id, {}, milliseconds)

    @rule(place=PLACES, number=st.integers(1, 5))
    def say_something_else(self, place: int, number: int) -> None:
        self.attempt("revise_shot", self.shot(place), {"title": f"손으로 {number}"}, None)

    @rule(place=PLACES, number=st.integers(1, 5))
    def write_a_stage(self, place: int, number: int) -> None:
        self.attempt("revise_stage", self.plan.parts.stage_ids[place % 4], {"content": f"손으로 {number}"})

    @rule(place=PLACES, purposes=st.lists(st.sampled_from(list(InsertPurpose)), max_size=4))
    def cut_away(self, place: int, purposes: Sequence[InsertPurpose]) -> None:
        self.attempt("set_inserts", self.shot(place), [replace(INSERT, purpose=each) for each in purposes])

    @rule(order=st.permutations(range(12)))
    def order(self, order: Sequence[int]) -> None:
        self.attempt("order_shots", [self.shot(place) for place in order])

    @rule(first=PLACES, second=PLACES)
    def swap(self, first: int, second: int) -> None:
        ids = list(self.plan.parts.shot_ids)
        ids[first], ids[second] = ids[second], ids[first]
        self.attempt("order_shots", ids)

    @rule(behind=st.integers(0, 4), number=st.integers(1, 9))
    def take_a_story(self, behind: int, number: int) -> None:
        drafts = [stage_draft(number + at) for at in range(4)]
        self.took("take_story", drafts, behind=behind)

    @rule(behind=st.integers(0, 4), weights=WEIGHTS)
    def take_shots(self, behind: int, weights: list[float]) -> None:
        self.took("take_shots", [shot_draft(at, weight) for at, weight in enumerate(weights)], behind=behind)

    @rule(behind=st.integers(0, 4), place=PLACES, number=st.integers(1, 9))
    def take_one_part(self, behind: int, place: int, number: int) -> None:
        self.took("take_stage", self.plan.parts.stage_ids[place % 4], stage_draft(number), behind=behind)
        self.took("take_shot", self.shot(place), shot_draft(number, 3.0), behind=behind)
        self.took("take_inserts", self.shot(place), [INSERT], behind=behind)
        self.took("take_frame", self.shot(place), FrameRef(new_id(), number), behind=behind)

    def took(self, name: str, *given: Any, behind: int) -> None:
        """A job that was asked for some versions ago hands in what it made."""
        seen, before = self.plan.version - behind, self.plan.parts
        answer = self.attempt(name, *given, seen=seen, provenance=MADE)
        for key in answer.kept:
            assert before.by_key[key].lock or before.by_key[key].version > seen
            assert self.plan.parts.by_key[key].piece == before.by_key[key].piece
        for key in answer.taken:
            origin = self.plan.parts.by_key[key].piece.provenance
            assert origin
            assert (origin.maker, origin.seed) == (MADE.maker, MADE.seed)

    @rule(place=PLACES, kind=st.sampled_from(["brief", "stage", "shot", "inserts", "frame"]))
    def hold_or_let_go(self, place: int, kind: str) -> None:
        owner = self.plan.parts.stage_ids[place % 4] if kind == "stage" else self.shot(place)
        key = "brief" if kind == "brief" else f"{kind}:{owner}"
        part = self.plan.parts.by_key[key]
        if part.lock is None:
            self.attempt("lock", key)
        else:
            self.attempt("unlock", key, is_admin=False)
        assert (self.plan.parts.by_key[key].lock is None) == (part.lock is not None)
        assert self.plan.parts.by_key[key].version == part.version

    @precondition(lambda self: self.plan.trail.can_undo)
    @rule()
    def undo(self) -> None:
        step, before = self.trail[-1]
        done, pieces = self.plan.trail.done, self.plan.parts.pieces()
        assert step.number == done
        locked = any(self.plan.parts.by_key[key].lock for key in step.before)
        self.attempt("undo", step)
        if locked:
            assert self.plan.trail.done == done
            return
        assert self.plan.parts.pieces() == before
        self.trail.pop()
        self.undone.append((step, pieces))

    @precondition(lambda self: self.plan.trail.can_redo)
    @rule()
    def redo(self) -> None:
        step, after = self.undone[-1]
        done, pieces = self.plan.trail.done, self.plan.parts.pieces()
        self.attempt("redo", step)
        if self.plan.trail.done == done:
            return
        assert self.plan.parts.pieces() == after
        self.undone.pop()
        self.trail.append((step, pieces))

    @invariant()
    def the_seconds_add_up(self) -> None:
        row = self.plan.row()
        lasts = [shot.duration_ms for shot in row.shots]
        assert sum(lasts) == row.brief.duration_ms == sum(stage.duration_ms for stage in row.stages)
        assert min(lasts) >= SHORTEST_SHOT_MS
        assert sum(round(1000 * shot["seconds"]) for shot in row.wire()["shots"]) == row.brief.duration_ms

    @invariant()
    def there_are_twelve_shots_three_a_stage(self) -> None:
        row = self.plan.row()
        assert [shot.position for shot in row.shots] == list(range(1, 13))
        assert [shot.stage_id for shot in row.shots] == [stage.id for stage in row.stages for _ in range(3)]
        assert len({shot.id for shot in row.shots}) == 12

    @invariant()
    def no_part_is_newer_than_its_plan(self) -> None:
        assert max(part.version for part in self.plan.parts.by_key.values()) <= self.plan.version


Plans.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
test_the_law_of_plans = Plans.TestCase
