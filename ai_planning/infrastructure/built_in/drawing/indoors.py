"""Rooms: where a subject at 0, 0, 0 stands inside, with what is behind and beside it."""

from ai_planning.infrastructure.built_in.drawing.camera import Place
from ai_planning.infrastructure.built_in.drawing.scene import Scene


def room(scene: Scene, grand: float) -> None:
    """`grand` is how many times as large as an ordinary room it is."""
    shell(scene, 3.4 * grand, 3.0 * grand, 2.7 * grand)
    back = 3.0 * grand - 0.02
    window(scene, -1.7 * grand, back, 0.8 * grand, 1.5 * grand, 1.4 * grand)
    wall_picture(scene, 1.2, back, 1.5, 0.7, 0.5)
    rug: list[Place] = [(-1.3, -0.9, 0.0), (1.3, -0.9, 0.0), (1.3, 1.0, 0.0), (-1.3, 1.0, 0.0)]
    scene.flat(rug, tone=228, grey=120, hatch=10, angle=0.3)
    scene.put((-1.7, 0.7, 0), table, -1.75, 0.8)
    scene.put((1.9, back - 0.6, 0), sofa, 1.0, back - 1.0)
    scene.put((-2.4, back - 0.4, 0), plant, -2.5, back - 0.5)
    scene.put((2.75, back - 0.4, 0), lamp, 2.9, back - 0.5)


def office(scene: Scene, grand: float) -> None:
    shell(scene, 4.2 * grand, 3.6 * grand, 2.8 * grand)
    back = 3.6 * grand - 0.02
    for at in (-3.0, -1.2):
        window(scene, at * grand, back, 0.9 * grand, 1.4 * grand, 1.5 * grand)
    board(scene, 0.9, back, 1.0)
    for x, y in ((-2.2, 1.6), (1.5, 1.9), (-0.4, 2.6)):
        scene.put((x + 0.7, y, 0), desk, x, y)
    scene.put((3.5, 2.8, 0), plant, 3.5, 2.8)


def cafe(scene: Scene, grand: float) -> None:
    shell(scene, 3.8 * grand, 3.2 * grand, 2.9 * grand)
    back = 3.2 * grand - 0.02
    for up in (1.45, 1.95):
        shelf(scene, -2.6, back, up, 2.4)
    window(scene, 0.9 * grand, back, 0.9, 1.9 * grand, 1.4 * grand)
    scene.put((-1.4, 2.2, 0), Scene.box, (-3.0, 2.0, 0), (-0.3, 2.6, 1.05), hatch=6)
    for x in (-1.2, 0.5, 2.0):
        scene.put((x, 1.2, 2.2), hanging_lamp, x, 1.2, 2.9 * grand)
    scene.put((2.0, 1.5, 0), table, 1.9, 1.5)


def stage(scene: Scene, grand: float) -> None:
    wide, deep, high = 5.0 * grand, 4.0 * grand, 4.2 * grand
    scene.flat([(-wide, -2, 0), (wide, -2, 0), (wide, deep, 0), (-wide, deep, 0)], tone=244, hatch=9, angle=0.04)
    scene.flat(
        [(-wide, deep, 0), (wide, deep, 0), (wide, deep, high), (-wide, deep, high)], tone=214, hatch=6, angle=1.5
    )
    for side in (-1, 1):
        for at in range(4):
            x, to_x = side * (wide - 0.35 * at * grand), side * (wide - 0.35 * (at + 1) * grand)
            curtain: list[Place] = [
                (x, deep - 0.1, 0),
                (to_x, deep - 0.1, 0),
                (to_x, deep - 0.1, high),
                (x, deep - 0.1, high),
            ]
            scene.flat(curtain, tone=196 + 12 * (at % 2), hatch=4, angle=1.52)
    for x in (-2.2, 0.0, 2.2):
        beam(scene, x * grand, deep - 1.0, high)


def studio(scene: Scene, grand: float) -> None:
    """An endless backdrop and two lamps on stands."""
    wide, deep, high = 3.0 * grand, 2.4 * grand, 3.1 * grand
    scene.line((-9 * grand, deep + 1, 0), (9 * grand, deep + 1, 0), grey=150)
    sheet: list[Place] = [(-wide, deep, 0.0), (wide, deep, 0.0), (wide, deep, high), (-wide, deep, high)]
    scene.flat(sheet, tone=244)
    scene.flat([(-wide, -1.2, 0), (wide, -1.2, 0), (wide, deep, 0), (-wide, deep, 0)], tone=252)
    scene.line((-wide, deep, high), (wide, deep, high), width=2.4)
    for x in (-wide * 0.86, wide * 0.86):
        scene.put((x, 0.9, 1), light_stand, x, 0.9)


def shell(scene: Scene, wide: float, back: float, high: float) -> None:
    """Floor, three walls and a ceiling; the fourth wall is the audience's."""
    front = -4.0
    scene.flat([(-wide, front, 0), (wide, front, 0), (wide, back, 0), (-wide, back, 0)], tone=238, grey=255)
    for side in (-1, 1):
        x = side * wide
        wall: list[Place] = [(x, front, 0), (x, back, 0), (x, back, high), (x, front, high)]
        scene.flat(wall, tone=228 if side > 0 else 246, grey=255, hatch=14 if side > 0 else 0, angle=-0.7)
    scene.flat(
        [(-wide, back, 0), (wide, back, 0), (wide, back, high), (-wide, back, high)], tone=253, grey=110, width=1.3
    )
    for x in (-wide, wide):
        for z in (0.0, high):
            scene.line((x, back, z), (x, front, z), grey=115, width=1.2)
    steps = 8
    for at in range(1, steps):
        x = wide * (2 * at / steps - 1)
        scene.line((x, back, 0), (x, front, 0), grey=190, width=0.7)
    scene.line((-wide, back - 0.01, 0.12), (wide, back - 0.01, 0.12), grey=160, width=0.8)


def window(scene: Scene, x: float, y: float, z: float, wide: float, high: float) -> None:
    scene.flat([(x, y, z), (x + wide, y, z), (x + wide, y, z + high), (x, y, z + high)], tone=255, grey=95, width=1.6)
    middle, half = x + wide / 2, z + high / 2
    scene.line((middle, y, z), (middle, y, z + high), grey=110)
    scene.line((x, y, half), (x + wide, y, half), grey=110)
    for off in (0.15, 0.28):
        scene.line((x + wide * off, y, z + high * 0.62), (x + wide * (off + 0.12), y, z + high * 0.92), grey=190)
    scene.line((x - 0.08, y - 0.06, z), (x + wide + 0.08, y - 0.06, z), grey=90, width=1.8)


def wall_picture(scene: Scene, x: float, y: float, z: float, wide: float, high: float) -> None:
    for inset, tone in ((0.0, 235), (0.06, 254)):
        left, right, low, top = x + inset, x + wide - inset, z + inset, z + high - inset
        scene.flat([(left, y, low), (right, y, low), (right, y, top), (left, y, top)], tone=tone, grey=110)
    scene.line((x + 0.1, y, z + 0.12), (x + wide * 0.5, y, z + high * 0.6), grey=170)
    scene.line((x + wide * 0.5, y, z + high * 0.6), (x + wide - 0.1, y, z + 0.16), grey=170)


def board(scene: Scene, x: float, y: float, z: float) -> None:
    scene.flat([(x, y, z), (x + 2.0, y, z), (x + 2.0, y, z + 1.1), (x, y, z + 1.1)], tone=255, grey=95, width=1.6)
    for at, long in ((0.85, 1.2), (0.65, 1.5), (0.45, 0.9)):
        scene.line((x + 0.2, y, z + at), (x + 0.2 + long, y, z + at), grey=175)


def sofa(scene: Scene, x: float, y: float) -> None:
    scene.box((x, y + 0.55, 0.1), (x + 1.7, y + 0.8, 0.85), tone=244)
    scene.box((x, y, 0.1), (x + 1.7, y + 0.6, 0.42), tone=246)
    for left in (x - 0.15, x + 1.7):
        scene.box((left, y, 0.1), (left + 0.15, y + 0.8, 0.6), tone=242)
    scene.line((x + 0.85, y, 0.42), (x + 0.85, y, 0.1), grey=120)


def table(scene: Scene, x: float, y: float) -> None:
    scene.turned((x, y, 0), ((0.22, 0.0), (0.04, 0.05), (0.04, 0.7)), grey=105, width=1.1)
    scene.turned((x, y, 0.7), ((0.42, 0.0), (0.42, 0.04)), grey=100, width=1.1)
    scene.turned((x - 0.1, y, 0.74), ((0.035, 0.0), (0.045, 0.09)), grey=100, width=1.0)


def desk(scene: Scene, x: float, y: float) -> None:
    for left in (x + 0.03, x + 1.33):
        scene.box((left, y, 0), (left + 0.05, y + 0.65, 0.7), hatch=0)
    scene.box((x, y, 0.7), (x + 1.4, y + 0.7, 0.75))
    scene.box((x + 0.5, y + 0.4, 0.85), (x + 1.0, y + 0.44, 1.18), tone=232)
    scene.box((x + 0.72, y + 0.4, 0.75), (x + 0.78, y + 0.44, 0.86), hatch=0)


def plant(scene: Scene, x: float, y: float) -> None:
    scene.turned((x, y, 0), ((0.14, 0.0), (0.2, 0.38)), grey=105, width=1.1)
    scene.clump([((x - 0.15, y, 0.8), 0.22), ((x + 0.16, y, 0.85), 0.22), ((x, y, 1.1), 0.26)])


def lamp(scene: Scene, x: float, y: float) -> None:
    scene.turned((x, y, 0), ((0.16, 0.0), (0.015, 0.03), (0.015, 1.4)), grey=110, width=1.0)
    scene.turned((x, y, 1.4), ((0.24, 0.0), (0.14, 0.32)), grey=105, width=1.1)


def hanging_lamp(scene: Scene, x: float, y: float, high: float) -> None:
    scene.line((x, y, high), (x, y, 2.3), grey=120)
    scene.turned((x, y, 2.08), ((0.2, 0.0), (0.05, 0.22)), grey=105, width=1.1)


def shelf(scene: Scene, x: float, y: float, z: float, wide: float) -> None:
    scene.box((x, y - 0.22, z), (x + wide, y, z + 0.03), hatch=0)
    at = x + 0.15
    while at < x + wide - 0.2:
        high = scene.chance.uniform(0.12, 0.3)
        scene.turned((at, y - 0.12, z + 0.03), ((0.05, 0.0), (0.05, high * 0.7), (0.025, high)), grey=120, width=0.9)
        at += scene.chance.uniform(0.18, 0.32)


def beam(scene: Scene, x: float, y: float, high: float) -> None:
    scene.box((x - 0.12, y - 0.12, high - 0.3), (x + 0.12, y + 0.12, high), tone=170, hatch=3)
    scene.line((x - 0.1, y, high - 0.3), (x * 0.4 - 1.0, 0.6, 0), grey=185)
    scene.line((x + 0.1, y, high - 0.3), (x * 0.4 + 1.0, 0.6, 0), grey=185)


def light_stand(scene: Scene, x: float, y: float) -> None:
    for off in (-0.3, 0.0, 0.3):
        scene.line((x, y, 0.5), (x + off, y + off / 2, 0), grey=90, width=1.3)
    scene.line((x, y, 0.5), (x, y, 2.1), grey=90, width=1.6)
    inward = -0.35 if x > 0 else 0.35
    face: list[Place] = [
        (x + inward, y - 0.3, 1.8),
        (x + inward, y + 0.3, 1.8),
        (x + inward, y + 0.3, 2.6),
        (x + inward, y - 0.3, 2.6),
    ]
    scene.flat(face, tone=255, grey=90)
    for corner in face:
        scene.line((x, y, 2.1), corner, grey=110)
