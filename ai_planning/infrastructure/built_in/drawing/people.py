"""Who a film's two people are, as far as its words tell: by what they are called, else by their names."""

from dataclasses import dataclass, replace

from ai_planning.contracts import StageRole
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import ShotDraft
from ai_planning.infrastructure.built_in.drawing import vocabulary as said
from ai_planning.infrastructure.built_in.drawing.reading import bare, first_sentence, says
from ai_planning.infrastructure.built_in.writing.cast import cast_of
from ai_planning.infrastructure.built_in.writing.nouns import Noun

_JOINTS = ("named", "called")
_CALLED = {word.strip() for words in (said.WOMAN, said.MAN, said.CHILD, said.OLD) for word in words.split("/")}


@dataclass(frozen=True)
class Person:
    """`is_woman` None: nothing says so. `name` is in small letters, without an article."""

    name: str
    is_woman: bool | None
    is_child: bool = False
    is_old: bool = False

    def is_named_in(self, text: str) -> bool:
        """In Korean a particle may follow."""
        return f" {self.name}{' ' if self.name.isascii() else ''}" in text


def people_of(brief: Brief, role: StageRole) -> tuple[Person, Person]:
    """Whom the camera looks at in that stage, and the other."""
    seen = cast_of(brief, 0).seen(role)
    film = bare(f"{brief.title} {brief.logline}")
    hero, other = _person(seen["hero"], film), _person(seen["ally"], film)
    woman, man = says(film, f"{said.WOMAN}/{said.SHE}"), says(film, f"{said.MAN}/{said.HE}")
    if hero.is_woman is None and woman != man:
        hero = replace(hero, is_woman=woman)
    if other.is_woman is None and woman and man and hero.is_woman is not None:
        other = replace(other, is_woman=not hero.is_woman)
    return hero, other


def is_of_other(people: tuple[Person, Person], shot: ShotDraft) -> bool:
    """Whether a shot names only the other: in its title, or in its first sentence where the title names nobody."""
    for text in (bare(shot.title), bare(first_sentence(shot.description))):
        hero, other = (each.is_named_in(text) for each in people)
        if hero or other:
            return other and not hero
    return False


def _person(noun: Noun, film: str) -> Person:
    name = bare(noun.text).strip().removeprefix("the ")
    called = f"{bare(noun.introduced)} {_before(name, film)} {name} "
    woman, man = says(called, said.WOMAN), says(called, said.MAN)
    is_woman = woman if woman != man else _by_name(name)
    return Person(name, is_woman, is_child=says(called, said.CHILD), is_old=says(called, said.OLD))


def _before(name: str, film: str) -> str:
    """What somebody is called right before the name: `the boy Tom`, `a girl named Ada`, `딸 수민`."""
    words = film.partition(f" {name}")[0].split() if f" {name}" in film else []
    while words and words[-1] in _JOINTS:
        words.pop()
    return f" {words[-1]} " if words and words[-1] in _CALLED else ""


def _by_name(name: str) -> bool | None:
    is_korean = len(name) in (2, 3) and not name.isascii() and " " not in name
    first, last = f" {name.partition(' ')[0]} ", name[-1] if is_korean else "-"
    if first in said.WOMEN or last in said.ENDS_OF_WOMEN:
        return True
    return False if first in said.MEN or last in said.ENDS_OF_MEN else None
