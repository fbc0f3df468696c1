"""One frame of a storyboard: the picture alone. Its caption is set by whoever shows it, as the plan is by then."""

from collections.abc import Callable
from functools import partial
from random import Random
from zlib import crc32

from PIL import Image

from ai_planning.contracts import AspectRatio, ShotSize
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import SHOTS_A_STAGE, ShotDraft, StageDraft
from ai_planning.infrastructure.built_in.direction import runs_right
from ai_planning.infrastructure.built_in.drawing.cast import cast
from ai_planning.infrastructure.built_in.drawing.figure import Figure, parts, shadow
from ai_planning.infrastructure.built_in.drawing.head import head, long_hair
from ai_planning.infrastructure.built_in.drawing.look import look_of
from ai_planning.infrastructure.built_in.drawing.moves import guides, sign
from ai_planning.infrastructure.built_in.drawing.paper import coloured, on_paper
from ai_planning.infrastructure.built_in.drawing.pencil import Pencil
from ai_planning.infrastructure.built_in.drawing.scene import Scene
from ai_planning.infrastructure.built_in.drawing.settings import build
from ai_planning.infrastructure.built_in.drawing.things import on_table
from ai_planning.infrastructure.built_in.drawing.view import view
from ai_planning.infrastructure.built_in.drawing.words import Asked, asked

SIZES = {
    AspectRatio.WIDE: (960, 540),
    AspectRatio.VERTICAL: (540, 960),
    AspectRatio.SQUARE: (720, 720),
    AspectRatio.CLASSIC: (800, 600),
    AspectRatio.SCOPE: (1147, 480),
}
GLOOM = 52
ARROWS = (196, 64, 48)
GUIDES = (96, 120, 168)
_GRAND = {ShotSize.EXTREME_LONG: 2.6, ShotSize.WIDE: 1.3, ShotSize.BIRDS_EYE: 1.2, ShotSize.WORMS_EYE: 1.2}


def frame(brief: Brief, stage: StageDraft, shot: ShotDraft, position: int, seed: int) -> Image.Image:
    """The same for the same words and seed. Who is in it and which way they go is the same in all frames of a film."""
    size = SIZES[brief.aspect_ratio]
    film = crc32(f"{brief.title}\n{brief.logline}".encode())
    side = 1 if runs_right(brief) else -1
    chance = Random(f"{seed} {position}")  # noqa: S311
    role = brief.structure.roles[(position - 1) // SHOTS_A_STAGE]
    drawn = on_paper(_scene(asked(brief, stage, shot, role), shot, film, side, size, chance).pencil.sheet())
    for paint, colour in ((partial(guides, shot.composition), GUIDES), (partial(sign, shot.camera_move, side), ARROWS)):
        layer = Pencil(*size, chance)
        paint(layer)
        coloured(drawn, layer.sheet(), colour)
    return drawn


def _scene(said: Asked, shot: ShotDraft, film: int, side: int, size: tuple[int, int], chance: Random) -> Scene:
    first, second = (look_of(person, film) for person in said.people)
    people = (second, first) if said.is_of_other else (first, second)
    width, height = size
    tall = 1.0 if said.is_of_thing else people[0].height
    seen = view(shot, side, (width, height), tall, is_of_thing=said.is_of_thing)
    pencil = Pencil(width, height, chance, softness=seen.lens.softness)
    scene = Scene(seen.camera, pencil, chance, seen.lens.distance, GLOOM if said.dark else 0)
    build(scene, said.setting, _GRAND.get(shot.shot_size, 1.0))
    if said.is_of_thing:
        scene.put((0, 0, 1.4), _sharp, partial(on_table, scene, said.thing))
    else:
        for figure in cast(seen, said, people, shot.shot_size, chance):
            scene.put(figure.at(0, 0, 1), _sharp, partial(_person, pencil, figure))
    scene.draw()
    return scene


def _person(pencil: Pencil, figure: Figure) -> None:
    is_from_front, has_long_hair = figure.is_seen_from_front, figure.look.has_long_hair
    shadow(pencil, figure)
    if has_long_hair and is_from_front:
        long_hair(pencil, figure)
    for part in parts(figure):
        part.paint(pencil, figure)
    head(pencil, figure)
    if has_long_hair and not is_from_front:
        long_hair(pencil, figure)


def _sharp(scene: Scene, paint: Callable[[], None]) -> None:
    """In focus, whatever lies behind it."""
    softness, scene.pencil.softness = scene.pencil.softness, 0.0
    paint()
    scene.pencil.softness = softness
