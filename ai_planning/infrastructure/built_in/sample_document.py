"""What the built-in makers make of the samples, to be read."""

from collections.abc import Iterator

from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import SHOTS_A_STAGE, ShotDraft, StageDraft
from ai_planning.infrastructure.built_in.samples import SAMPLES
from ai_planning.infrastructure.built_in.shot_designer import BuiltInShotDesigner
from ai_planning.infrastructure.built_in.story_writer import BuiltInStoryWriter
from core.domain.language import Language

Plan = tuple[tuple[StageDraft, ...], tuple[ShotDraft, ...]]

_HEAD = """# Plans that are made without any key

Ten briefs over all six story structures, as the built-in writer and designer answer them with seed 1.
`python manage.py plan_samples` prints this page.
"""


def plan_of(brief: Brief, seed: int) -> Plan:
    """A story and its shots."""
    story = BuiltInStoryWriter().write_story(brief, seed=seed, watch=_unwatched).draft
    return story, BuiltInShotDesigner().design_shots(brief, story, seed=seed, watch=_unwatched).draft


def sample_document() -> str:
    """In Markdown."""
    plans = ["\n".join(_plan(number, brief)) for number, brief in enumerate(SAMPLES, start=1)]
    return "\n".join([_HEAD, *plans])


def _plan(number: int, brief: Brief) -> Iterator[str]:
    story, shots = plan_of(brief, 1)
    yield f"## {number}. {brief.title}\n"
    yield f"> {brief.logline}\n"
    yield " · ".join(_facts(brief)) + "\n"
    for position, stage in enumerate(story, start=1):
        role = brief.structure.roles[position - 1].label(brief.language)
        yield f"### {role}: {stage.title}\n\n{stage.content}\n\n_{stage.goal}_\n"
        first = (position - 1) * SHOTS_A_STAGE
        for at, shot in enumerate(shots[first : first + SHOTS_A_STAGE], start=first + 1):
            yield "\n".join(_shot(at, shot, brief.language))


def _facts(brief: Brief) -> Iterator[str]:
    words = [brief.structure, brief.genre, *brief.tone, brief.format, brief.tempo, brief.intensity, brief.visual_style]
    yield from (word.label(brief.language) for word in words if word)
    yield f"{brief.duration_ms // 1000} s"
    yield from (f"“{keyword}”" for keyword in brief.keywords)


def _shot(at: int, shot: ShotDraft, language: Language) -> Iterator[str]:
    looks = (shot.shot_size, shot.camera_move, shot.composition, shot.transition)
    yield f"{at}. **{shot.title}** ({', '.join(look.label(language) for look in looks)})  "
    lines = (shot.description, shot.dialogue, shot.subtitle and f"[{shot.subtitle}]", shot.audio, shot.notes)
    yield "  \n".join(f"   {line}" for line in lines if line)
    for insert in shot.inserts:
        manner = (insert.purpose, insert.shot_size, insert.camera_move)
        yield f"   - {insert.description} ({', '.join(word.label(language) for word in manner)})"
    yield ""


def _unwatched(_done: float) -> None:
    """Nobody waits for it."""
