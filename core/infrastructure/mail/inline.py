"""Pictures that stand in a mail itself, so that no reader has to ask for them."""

from collections.abc import Iterable
from email.mime.image import MIMEImage

from core.application.ports import ObjectStore
from core.application.refusals import ObjectMissing, StorageUnavailable
from core.domain.mail import MailNotSent

MOST_PICTURES, LARGEST = 24, 1_000_000
_BEGINNINGS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG": "png", b"RIFF": "webp"}


def inline_pictures(store: ObjectStore, keys: Iterable[str]) -> dict[str, MIMEImage]:
    """By key, each under a content id; one that is gone or too large is left out. Raises MailNotSent."""
    pictures = {}
    for number, key in enumerate(list(keys)[:MOST_PICTURES]):
        try:
            content = store.read(key, 0, LARGEST)
        except ObjectMissing:
            continue
        except StorageUnavailable as error:
            raise MailNotSent("StorageUnavailable") from error
        kind = next((kind for start, kind in _BEGINNINGS.items() if content.startswith(start)), None)
        if kind is not None and len(content) <= LARGEST:
            pictures[key] = _picture(content, kind, f"picture{number}@videoplanet")
    return pictures


def content_id(picture: MIMEImage) -> str:
    return str(picture["Content-ID"])[1:-1]


def _picture(content: bytes, kind: str, name: str) -> MIMEImage:
    picture = MIMEImage(content, kind)
    picture["Content-ID"] = f"<{name}>"
    picture["Content-Disposition"] = "inline"
    return picture
