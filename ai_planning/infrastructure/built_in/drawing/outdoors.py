"""Streets, hills and shores."""

import math

from ai_planning.infrastructure.built_in.drawing.camera import Place
from ai_planning.infrastructure.built_in.drawing.scene import Scene

_FAR = 400.0


def street(scene: Scene) -> None:
    horizon(scene)
    ahead = 80.0
    scene.flat([(-3.2, -40, 0), (3.2, -40, 0), (3.2, ahead, 0), (-3.2, ahead, 0)], tone=240, grey=120)
    for at in range(-6, 9):
        scene.flat([(-0.08, at * 4, 0), (0.08, at * 4, 0), (0.08, at * 4 + 2, 0), (-0.08, at * 4 + 2, 0)], grey=150)
    for side in (-1, 1):
        scene.line((side * 5.2, -40, 0), (side * 5.2, ahead, 0), grey=140)
        houses(scene, side)
        for y in (3.0, 11.0, 22.0):
            scene.put((side * 3.7, y, 2), street_lamp, side, y)
    scene.put((-2.2, 9, 0.5), car, -3.0, 8.0)


def nature(scene: Scene) -> None:
    ridge(scene, _FAR, 46.0, 225)
    ridge(scene, _FAR * 0.55, 17.0, 195)
    horizon(scene)
    path: list[Place] = [(-0.9, -8, 0), (0.9, -8, 0), (0.5, 40, 0), (0.2, 40, 0)]
    scene.flat(path, tone=248, grey=150)
    clouds(scene)
    chance = scene.chance
    for side in (-1, 1):
        for y in (2.6, 6.5, 12.0, 20.0, 33.0):
            x = side * (chance.uniform(2.0, 3.2) + y * 0.28)
            scene.put((x, y, 1), tree, x, y, chance.uniform(3.2, 5.0))
    for _ in range(46):
        x, y = chance.uniform(-7, 7), chance.uniform(-2.5, 14)
        scene.put((x, y, 0), grass, x, y)


def sea(scene: Scene) -> None:
    horizon(scene)
    shore: list[Place] = [(-_FAR, 5.0, 0), (_FAR, 5.0, 0), (_FAR, _FAR, 0), (-_FAR, _FAR, 0)]
    scene.flat(shore, tone=238, grey=255)
    chance = scene.chance
    for y in (5.0, 6.5, 9.0, 13.0, 20.0, 32.0, 60.0, 120.0):
        for _ in range(7):
            x = chance.uniform(-1.6, 1.6) * (y + 4)
            wave(scene, x, y, chance.uniform(0.2, 0.45) * (y * 0.35 + 2))
    clouds(scene)
    ridge(scene, _FAR, 16.0, 235, from_x=0.12)
    scene.put((6, 40, 1), boat, 9, 42)
    scene.put((-13, 38, 4), Scene.turned, (-13.0, 38.0, 0.0), _LIGHTHOUSE, grey=110, width=1.0)
    scene.put((-3.2, 4, 0), Scene.clump, [((-3.4, 4, 0.15), 0.42), ((-2.8, 4.2, 0.1), 0.3)])


def horizon(scene: Scene) -> None:
    scene.line((-_FAR, _FAR, 0), (_FAR, _FAR, 0), grey=90, width=1.2)


def houses(scene: Scene, side: int) -> None:
    y, (x, to_x) = 34.0, (5.4, 14.0) if side > 0 else (-14.0, -5.4)
    for deep in (9.0, 8.0, 9.0, 7.0, 8.0):
        high = scene.chance.uniform(6.5, 15.0)
        # Set back by its depth: what stands before a house is drawn after it.
        scene.put(((x + to_x) / 2, y + deep / 2 + 3, 2), house, side, (x, y, 0), (to_x, y + deep - 0.4, high))
        y -= deep


def house(scene: Scene, side: int, low: Place, high: Place) -> None:
    scene.box(low, high, tone=250, hatch=11)
    wall = low[0] - 0.01 if side > 0 else high[0] + 0.01
    floors = max(2, int(high[2] / 2.9))
    for floor in range(floors):
        z = 0.9 + floor * high[2] / floors
        front = low[1] - 0.01
        for at in (0.12, 0.42, 0.72):
            x = low[0] + at * (high[0] - low[0])
            scene.flat(
                [(x, front, z), (x + 1.3, front, z), (x + 1.3, front, z + 1.3), (x, front, z + 1.3)], tone=240, grey=130
            )
        for at in (0.15, 0.55):
            y = low[1] + at * (high[1] - low[1])
            wide = 0.28 * (high[1] - low[1])
            scene.flat(
                [(wall, y, z), (wall, y + wide, z), (wall, y + wide, z + 1.3), (wall, y, z + 1.3)], tone=232, grey=140
            )


def street_lamp(scene: Scene, side: int, y: float) -> None:
    x = side * 3.7
    scene.line((x, y, 0), (x, y, 4.4), grey=85, width=1.8)
    scene.line((x, y, 4.4), (x - side * 0.9, y, 4.5), grey=85, width=1.4)
    scene.box((x - side * 0.95 - 0.15, y - 0.1, 4.4), (x - side * 0.95 + 0.15, y + 0.1, 4.5), hatch=0)


def car(scene: Scene, x: float, y: float) -> None:
    scene.box((x, y, 0.25), (x + 1.7, y + 3.6, 0.85), tone=244, hatch=5)
    scene.box((x + 0.15, y + 0.9, 0.85), (x + 1.55, y + 2.9, 1.4), tone=236, hatch=5)
    for at in (x + 0.1, x + 1.3):
        scene.box((at, y - 0.02, 0.0), (at + 0.3, y + 0.5, 0.35), tone=120, hatch=2)
        scene.flat(
            [(at, y - 0.01, 0.5), (at + 0.3, y - 0.01, 0.5), (at + 0.3, y - 0.01, 0.65), (at, y - 0.01, 0.65)], tone=255
        )


def ridge(scene: Scene, y: float, high: float, tone: int, from_x: float = -1.5) -> None:
    chance, top = scene.chance, []
    for at in range(19):
        x = (from_x + (1.5 - from_x) * at / 18) * y
        top.append((x, y, high * (0.25 + 0.75 * abs(math.sin(at * 0.9 + high))) * chance.uniform(0.75, 1.0)))
    spots = scene.camera.outline([(top[0][0], y, 0.0), *top, (top[-1][0], y, 0.0)])
    scene.pencil.fill(spots, tone + 18)
    scene.pencil.stroke(spots[1:-1], grey=max(120, tone - 60), width=1.1)


def clouds(scene: Scene) -> None:
    for x in (-150.0, 40.0, 190.0):
        up = scene.chance.uniform(75.0, 110.0)
        for off, size in ((-16.0, 9.0), (0.0, 13.0), (17.0, 10.0)):
            where, above, radius = scene.camera.ball((x + off, _FAR, up), size)
            arc = [(where + radius * math.cos(turn), above - radius * math.sin(turn) * 0.7) for turn in _ARCH]
            scene.pencil.curve(arc, grey=185, width=1.0)


def tree(scene: Scene, x: float, y: float, high: float) -> None:
    trunk = high * 0.035
    scene.box((x - trunk, y - trunk, 0), (x + trunk, y + trunk, high * 0.55), tone=225, hatch=3, grey=95)
    wide = high * 0.2
    scene.clump([
        ((x - wide, y, high * 0.6), wide), ((x + wide, y, high * 0.62), wide), ((x, y, high * 0.7), wide * 1.2),
        ((x - wide * 0.5, y, high * 0.85), wide * 0.9), ((x + wide * 0.4, y, high * 0.9), wide * 0.9),
    ])  # fmt: skip


def grass(scene: Scene, x: float, y: float) -> None:
    for off in (-0.05, 0.0, 0.05):
        scene.line((x + off, y, 0), (x + off * 2.4, y, 0.16), grey=125, width=0.9)


def wave(scene: Scene, x: float, y: float, wide: float) -> None:
    seen = scene.camera.outline(
        [(x - wide, y, 0), (x - wide / 2, y, 0.08), (x, y, 0.0), (x + wide / 2, y, 0.07), (x + wide, y, 0)]
    )
    if len(seen) == 5:
        scene.pencil.curve(seen, grey=scene.grey(scene.camera.depth((x, y, 0)), 125), width=1.0)


def boat(scene: Scene, x: float, y: float) -> None:
    scene.flat([(x - 1.6, y, 0.6), (x + 1.6, y, 0.6), (x + 1.0, y, 0.0), (x - 1.0, y, 0.0)], tone=215, grey=80)
    scene.flat([(x, y, 0.7), (x + 1.3, y, 0.9), (x, y, 3.6)], tone=252, grey=80)


_LIGHTHOUSE = ((1.5, 0.0), (0.95, 8.0), (1.35, 8.1), (1.35, 8.6), (0.75, 8.6), (0.75, 9.8), (0.05, 10.8))
_ARCH = tuple(math.pi * at / 10 for at in range(11))
