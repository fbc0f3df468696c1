"""What a shot's words say about what is to be drawn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from ai_planning.contracts import Genre, ShotSize
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import ShotDraft, StageDraft
from ai_planning.infrastructure.built_in.drawing import vocabulary as said
from ai_planning.infrastructure.built_in.drawing.vocabulary import Pose, Setting, Thing

Kind = TypeVar("Kind")
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
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?。])\s")
_INSIDE = (Setting.ROOM, Setting.CAFE, Setting.OFFICE)
_CLOSE = (ShotSize.CLOSE_UP, ShotSize.EXTREME_CLOSE_UP)


@dataclass(frozen=True)
class Asked:
    """`pose` is None where nothing is said of it; `is_of_thing`: the thing is to be seen, and nobody."""

    setting: Setting
    pose: Pose | None
    thing: Thing
    is_of_thing: bool
    two: bool
    woman: bool
    man: bool
    child: bool
    dark: bool


def asked(brief: Brief, stage: StageDraft, shot: ShotDraft) -> Asked:
    here = _bare(f"{shot.title} {shot.description}")
    film = _bare(f"{brief.title} {brief.logline} {' '.join(brief.keywords)}")
    return Asked(
        setting=_setting(brief, stage, shot, film),
        pose=_first(said.POSES, here),
        thing=_first(said.THINGS, here) or _first(said.THINGS, film) or Thing.BOX,
        is_of_thing=shot.shot_size in _CLOSE and _is_of_thing(shot),
        two=_says(here, said.TWO),
        woman=_says(film, said.WOMAN),
        man=_says(film, said.MAN),
        child=_says(film, said.CHILD),
        dark=_says(here, said.DARK) or brief.genre in (Genre.HORROR, Genre.THRILLER),
    )


def _is_of_thing(shot: ShotDraft) -> bool:
    """As its title says; as its description says where the title names neither a face nor a thing."""
    title, told = _bare(shot.title), _bare(shot.description)
    if _says(title, said.FACE):
        return False
    names_it = _says(title, said.CLOSE_ON_THINGS) or _first(said.THINGS, title) is not None
    return names_it or (_says(told, said.CLOSE_ON_THINGS) and not _says(told, said.FACE))


def _setting(brief: Brief, stage: StageDraft, shot: ShotDraft, film: str) -> Setting:
    """A description's first sentence says where it is; the others may speak of anything."""
    first = _SENTENCE.split(shot.description, maxsplit=1)[0]
    texts = _bare(f"{shot.title} {first}"), film, _bare(f"{stage.title} {stage.content}")
    named = next((found for text in texts if (found := _first(said.SETTINGS, text))), None)
    setting = named or _OF_GENRE.get(brief.genre, Setting.ROOM)
    # From that far away one sees the house, not the room.
    return Setting.STREET if setting in _INSIDE and shot.shot_size is ShotSize.EXTREME_LONG else setting


def _first(kinds: Mapping[Kind, str], text: str) -> Kind | None:
    """The one that the text names first."""
    places = {kind: _place(text, words) for kind, words in kinds.items()}
    found = {kind: place for kind, place in places.items() if place >= 0}
    return min(found, key=lambda kind: found[kind]) if found else None


def _says(text: str, words: str) -> bool:
    return _place(text, words) >= 0


def _place(text: str, words: str) -> int:
    """Of the first of the words in the text, -1 for none."""
    places = [text.find(f" {word}" if word.isascii() else word) for word in words.split("/")]
    return min((place for place in places if place >= 0), default=-1)


def _bare(text: str) -> str:
    """In small letters, every word between spaces."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
