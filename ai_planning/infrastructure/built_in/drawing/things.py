"""Things a shot is close on, upon a table."""

import math

from ai_planning.infrastructure.built_in.drawing.camera import Place
from ai_planning.infrastructure.built_in.drawing.scene import Scene
from ai_planning.infrastructure.built_in.drawing.vocabulary import Thing

TABLE = 1.4
_LATHED = {
    Thing.BOTTLE: (
        (0.05, 0.0),
        (0.052, 0.13),
        (0.04, 0.165),
        (0.018, 0.185),
        (0.018, 0.21),
        (0.022, 0.212),
        (0.022, 0.245),
    ),
    Thing.CUP: ((0.032, 0.0), (0.044, 0.03), (0.05, 0.105)),
    Thing.BOWL: ((0.045, 0.0), (0.05, 0.012), (0.09, 0.055), (0.105, 0.085)),
}


def on_table(scene: Scene, thing: Thing) -> None:
    """At 0, 0, with its foot `TABLE` metres up."""
    edge: list[Place] = [(-1.6, -0.7, TABLE), (1.6, -0.7, TABLE), (1.6, 0.6, TABLE), (-1.6, 0.6, TABLE)]
    scene.flat(edge, tone=246, grey=90, width=1.6)
    for y in (-0.35, -0.12, 0.16, 0.4):
        scene.line((-1.6, y, TABLE), (1.6, y, TABLE), grey=205, width=0.8)
    _shadow(scene)
    place = (0.0, 0.0, TABLE)
    if thing in _LATHED:
        scene.turned(place, _LATHED[thing], grey=60, width=2.0, hatch=7)
    _finish(scene, thing)


def _finish(scene: Scene, thing: Thing) -> None:
    match thing:
        case Thing.BOTTLE:
            _label(scene)
        case Thing.CUP:
            _steam(scene, 0.12)
            _handle(scene)
        case Thing.BOWL:
            _steam(scene, 0.1)
        case Thing.BOOK:
            scene.box((-0.11, -0.06, TABLE), (0.11, 0.1, TABLE + 0.045), grey=60, width=2.0)
            for up in (0.012, 0.022, 0.033):
                scene.line((-0.105, -0.061, TABLE + up), (0.105, -0.061, TABLE + up), grey=160)
        case Thing.PHONE:
            _upright(scene, 0.042, 0.16)
        case Thing.SCREEN:
            scene.box((-0.17, -0.13, TABLE), (0.17, 0.06, TABLE + 0.012), grey=60, width=2.0)
            _upright(scene, 0.17, 0.2)
        case Thing.CLOCK:
            _clock(scene)
        case Thing.BOX:
            scene.box((-0.07, -0.05, TABLE), (0.07, 0.05, TABLE + 0.17), grey=60, width=2.0)
            scene.line((0, -0.051, TABLE), (0, -0.051, TABLE + 0.17), grey=110, width=1.6)
            scene.line((-0.07, -0.051, TABLE + 0.1), (0.07, -0.051, TABLE + 0.1), grey=110, width=1.6)


def _shadow(scene: Scene) -> None:
    turns = [math.tau * at / 16 for at in range(16)]
    ring = [(0.07 + 0.14 * math.cos(turn), 0.02 + 0.07 * math.sin(turn), TABLE) for turn in turns]
    scene.pencil.hatch(scene.camera.outline(ring), angle=0.1, gap=5, grey=140, width=1.1)


def _label(scene: Scene) -> None:
    ring = [(0.053 * math.sin(at), -0.053 * math.cos(at)) for at in (-1.2, -0.8, -0.4, 0.0, 0.4, 0.8, 1.2)]
    for up in (0.035, 0.1):
        scene.pencil.curve([scene.camera.spot((x, y, TABLE + up)) for x, y in ring], grey=110, width=1.4)
    for up in (0.055, 0.068, 0.08):
        scene.pencil.curve([scene.camera.spot((x, y, TABLE + up)) for x, y in ring[2:5]], grey=150, width=1.2)


def _steam(scene: Scene, up: float) -> None:
    for x in (-0.02, 0.0, 0.02):
        line = [scene.camera.spot((x + 0.008 * math.sin(at * 0.9), 0.0, TABLE + up + 0.009 * at)) for at in range(9)]
        scene.pencil.curve(line, grey=170, width=1.2)


def _handle(scene: Scene) -> None:
    for out in (0.03, 0.02):
        turns = (math.pi * (at / 10 - 0.5) for at in range(11))
        ring = [(0.046 + out * math.cos(turn), 0.0, TABLE + 0.06 + out * math.sin(turn)) for turn in turns]
        scene.pencil.curve([scene.camera.spot(place) for place in ring], grey=70, width=1.8)


def _upright(scene: Scene, half: float, high: float) -> None:
    low = TABLE + 0.012
    for inset, tone in ((0.0, 200), (0.006, 252)):
        left, right, bottom, top = -half + inset, half - inset, low + inset, low + high - inset
        scene.flat(
            [(left, 0.06, bottom), (right, 0.06, bottom), (right, 0.075, top), (left, 0.075, top)],
            tone=tone,
            grey=60,
            width=1.8,
        )
    for at, long in ((0.78, 0.5), (0.62, 0.8), (0.5, 0.65), (0.3, 0.35)):
        x, up = -half * 0.75, low + high * at
        scene.line((x, 0.06, up), (x + 2 * half * 0.75 * long, 0.06, up), grey=150, width=1.6)


def _clock(scene: Scene) -> None:
    middle = TABLE + 0.1
    for radius, tone in ((0.1, 225), (0.086, 254)):
        ring: list[Place] = [
            (radius * math.cos(math.tau * at / 28), 0.0, middle + radius * math.sin(math.tau * at / 28))
            for at in range(28)
        ]
        outline = scene.camera.outline(ring)
        scene.pencil.shape(outline, tone=tone, grey=60, width=2.0)
    for at in range(12):
        x, z = math.cos(math.tau * at / 12), math.sin(math.tau * at / 12)
        scene.line((0.072 * x, 0, middle + 0.072 * z), (0.081 * x, 0, middle + 0.081 * z), grey=90, width=1.6)
    for x, z in ((-0.03, 0.035), (0.05, 0.045)):
        scene.line((0, 0, middle), (x, 0, middle + z), grey=50, width=2.6)
