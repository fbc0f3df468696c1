"""What a shot's words say about what is to be drawn."""

from dataclasses import dataclass

from ai_planning.contracts import Genre, ShotSize, StageRole
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import ShotDraft, StageDraft
from ai_planning.infrastructure.built_in.drawing import vocabulary as said
from ai_planning.infrastructure.built_in.drawing.people import Person, is_of_other, people_of
from ai_planning.infrastructure.built_in.drawing.reading import bare, first_of, first_sentence, says
from ai_planning.infrastructure.built_in.drawing.vocabulary import Pose, Setting, Thing

_OF_GENRE = {
    Genre.SF: Setting.STAGE,
    Genre.ACTION: Setting.STREET,
    Genre.ADVERTISING: Setting.STUDIO,
    Genre.DOCUMENTARY: Setting.OFFICE,
    Genre.EDUCATION: Setting.OFFICE,
    Genre.MUSIC_VIDEO: Setting.STAGE,
    Genre.ENTERTAINMENT: Setting.STAGE,
    Genre.NEWS: Setting.OFFICE,
    Genre.ROMANCE: Setting.CAFE,
    Genre.FANTASY: Setting.NATURE,
    Genre.THRILLER: Setting.STREET,
    Genre.MYSTERY: Setting.STREET,
    Genre.ANIMATION: Setting.NATURE,
    Genre.HISTORY: Setting.NATURE,
    Genre.FOOD: Setting.CAFE,
    Genre.TRAVEL: Setting.SEA,
    Genre.SPORTS: Setting.STAGE,
    Genre.FASHION: Setting.STUDIO,
    Genre.BEAUTY: Setting.STUDIO,
}
_INSIDE = (Setting.ROOM, Setting.CAFE, Setting.OFFICE)
_CLOSE = (ShotSize.CLOSE_UP, ShotSize.EXTREME_CLOSE_UP)


@dataclass(frozen=True)
class Asked:
    """`pose` is None where nothing is said of it; `is_of_thing`: the thing is to be seen, and nobody.

    `people` are the film's two; `is_of_other`: the shot is of the second of them.
    """

    setting: Setting
    pose: Pose | None
    thing: Thing
    is_of_thing: bool
    two: bool
    people: tuple[Person, Person]
    is_of_other: bool
    dark: bool


def asked(brief: Brief, stage: StageDraft, shot: ShotDraft, role: StageRole) -> Asked:
    here = bare(f"{shot.title} {shot.description}")
    film = bare(f"{brief.title} {brief.logline} {' '.join(brief.keywords)}")
    people = people_of(brief, role)
    return Asked(
        setting=_setting(brief, stage, shot, film),
        pose=first_of(said.POSES, here),
        thing=first_of(said.THINGS, here) or first_of(said.THINGS, film) or Thing.BOX,
        is_of_thing=shot.shot_size in _CLOSE and _is_of_thing(shot),
        two=says(here, said.TWO),
        people=people,
        is_of_other=is_of_other(people, shot),
        dark=says(here, said.NIGHT) or brief.genre in (Genre.HORROR, Genre.THRILLER),
    )


def _is_of_thing(shot: ShotDraft) -> bool:
    """As its title says; as its description says where the title names neither a face nor a thing."""
    title, told = bare(shot.title), bare(shot.description)
    if says(title, said.FACE):
        return False
    names_it = says(title, said.CLOSE_ON_THINGS) or first_of(said.THINGS, title) is not None
    return names_it or (says(told, said.CLOSE_ON_THINGS) and not says(told, said.FACE))


def _setting(brief: Brief, stage: StageDraft, shot: ShotDraft, film: str) -> Setting:
    """A description's first sentence says where it is; the others may speak of anything."""
    texts = bare(f"{shot.title} {first_sentence(shot.description)}"), film, bare(f"{stage.title} {stage.content}")
    named = next((found for text in texts if (found := first_of(said.SETTINGS, text))), None)
    setting = named or _OF_GENRE.get(brief.genre, Setting.ROOM)
    # From that far away one sees the house, not the room.
    return Setting.STREET if setting in _INSIDE and shot.shot_size is ShotSize.EXTREME_LONG else setting
