"""Where a frame plays."""

from ai_planning.infrastructure.built_in.drawing import indoors, outdoors
from ai_planning.infrastructure.built_in.drawing.scene import Scene
from ai_planning.infrastructure.built_in.drawing.vocabulary import Setting


def build(scene: Scene, setting: Setting, grand: float) -> None:
    """`grand`: how many times as large as ordinary ones rooms are."""
    match setting:
        case Setting.ROOM:
            indoors.room(scene, grand)
        case Setting.OFFICE:
            indoors.office(scene, grand)
        case Setting.CAFE:
            indoors.cafe(scene, grand)
        case Setting.STAGE:
            indoors.stage(scene, grand)
        case Setting.STUDIO:
            indoors.studio(scene, grand)
        case Setting.STREET:
            outdoors.street(scene)
        case Setting.NATURE:
            outdoors.nature(scene)
        case Setting.SEA:
            outdoors.sea(scene)
