"""Which release this is: its own sources, so that no number has to be raised by hand."""

from functools import cache
from hashlib import blake2b

from django.apps import apps
from django.conf import settings


@cache
def release() -> bytes:
    """Of the sources of the product's packages; read once a process."""
    names = {config.name.partition(".")[0] for config in apps.get_app_configs()}
    packages = [settings.BASE_DIR / name for name in sorted(names) if (settings.BASE_DIR / name).is_dir()]
    digest = blake2b(digest_size=16)
    for package in packages:
        for path in sorted(package.rglob("*.py")):
            digest.update(path.relative_to(settings.BASE_DIR).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.digest()
