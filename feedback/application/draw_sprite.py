"""The step that draws the film at a glance: one sheet of small pictures for a player's time line."""

from core.application.ports import ObjectStore
from feedback.application.object_keys import picture_key
from feedback.application.picture_ports import SheetDrawer
from feedback.application.steps import Made, Work


def draw_sprite(work: Work, *, drawer: SheetDrawer, store: ObjectStore) -> Made:
    """`detail` tells the sheet's key, its size and where on it each picture is, and when; MediaUnreadable."""
    sheet = drawer.draw_sheet(work.source, work.facts, work.directory, lambda: work.tell(0))
    key, body = picture_key(work.project_id, work.version_id, "sprite.jpg"), sheet.path.read_bytes()
    store.put(key, body, media_type="image/jpeg")
    detail = {
        "key": key,
        "width": sheet.columns * sheet.tile_width,
        "height": sheet.rows * sheet.tile_height,
        "columns": sheet.columns,
        "rows": sheet.rows,
        "tile_width": sheet.tile_width,
        "tile_height": sheet.tile_height,
        "tiles": sheet.tiles(work.facts.duration),
    }
    return Made({key: len(body)}, detail)
