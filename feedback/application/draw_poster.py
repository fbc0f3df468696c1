"""The step that draws the poster and the thumbnails."""

from decimal import Decimal

from core.application.ports import ObjectStore
from feedback.application.media_ports import MediaInspector, Picture
from feedback.application.object_keys import picture_key
from feedback.application.steps import Made, Work
from feedback.domain.video_version import Thumbnail, VideoVersion


def draw_poster(work: Work, *, inspector: MediaInspector, store: ObjectStore) -> Made:
    """`detail` names the poster's key, and time and key of each thumbnail; MediaUnreadable."""
    pictures = inspector.make_pictures(work.source, work.facts, work.directory, lambda: work.tell(0))
    objects: dict[str, int] = {}

    def put(picture: Picture) -> str:
        key, body = picture_key(work.project_id, work.version_id, picture.path.name), picture.path.read_bytes()
        store.put(key, body, media_type="image/jpeg")
        objects[key] = len(body)
        return key

    poster = put(pictures.poster)
    thumbnails = [[str(each.seconds), put(each)] for each in pictures.thumbnails]
    return Made(objects, {"poster": poster, "thumbnails": thumbnails})


def keep_poster(version: VideoVersion, made: Made) -> None:
    thumbnails = (Thumbnail(Decimal(seconds), key) for seconds, key in made.detail["thumbnails"])
    version.keep_pictures(made.detail["poster"], tuple(thumbnails))
