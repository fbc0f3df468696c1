"""A stack that people have worked in, all kinds of objects among it, in a bucket of its own."""

import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from core.infrastructure.backups.vault import Vault, digest_of
from core.infrastructure.object_store import object_store
from feedback.infrastructure.models import VersionRecord
from tests.client import ApiClient
from tests.guards.world import World, new_world, open_upload, reviewed
from tests.people import person, project
from tests.pictures import encoded, halves
from tests.plugins.emptying import _delete, _written
from tests.samples import small


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("backups") / "sample.mp4")


@pytest.fixture
def world(transactional_db: None, own_bucket: str, api: ApiClient, sample: Path) -> World:
    """A film in review with a file on a note, an upload on its way, pictures of a person and of a project."""
    author = person("작성자")
    project_id, owner = project(api, editor=author)
    parts = {"project_id": str(project_id), **reviewed(api.as_(author), project_id, sample)}
    parts["upload_id"] = open_upload(api.as_(author), str(project_id))
    world = World({"owner": owner}, author, {}, parts)
    illustrate(api, world)
    return world


@pytest.fixture
def whole_world(
    transactional_db: None, own_bucket: str, api: ApiClient, sample: Path, work_off: Callable[[], None]
) -> World:
    """The same with everything that was made of the film, plans, a schedule, guests, webhooks."""
    world = new_world(api, sample)
    illustrate(api, world)
    give_content()
    work_off()
    call_command("check_counters", mend=True, stdout=StringIO())
    return world


def illustrate(api: ApiClient, world: World) -> None:
    parts, author, owner = world.parts, api.as_(world.author), api.as_(world.people["owner"])
    told = [
        author.put_form("/v2/me/avatar", {"image": picture()}),
        owner.put_form("/v2/projects/{project_id}/thumbnail".format(**parts), {"image": picture()}),
        author.post_form("/v2/feedback/{project_id}/{feedback_id}/attachments".format(**parts), {"file": picture()}),
    ]
    assert [answer.status_code for answer in told] == [200, 200, 201], [answer.content for answer in told]


def give_content() -> None:
    """The world has a version that nobody uploaded."""
    for version in VersionRecord.objects.filter(object_key__endswith="/other"):
        body = bytes(version.size)
        object_store().put(version.object_key, body, media_type="video/mp4")
        VersionRecord.objects.filter(id=version.id).update(sha256=sha256(body).hexdigest())


def picture() -> BytesIO:
    file = BytesIO(encoded(halves()))
    file.name = "장면.jpg"
    return file


def spoil(file: Path) -> None:
    """One bit of it."""
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    file.write_bytes(body)


def told(home: Path, **changes: object) -> None:
    """The last backup says something else of itself, in due form."""
    manifest = Vault(home).chosen("") / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | changes))
    manifest.with_suffix(".sha256").write_text(f"{digest_of(manifest)}  manifest.json\n")


@pytest.fixture
def forget_rows() -> Callable[[], None]:
    return forget_all


def forget_all() -> None:
    """As a database is that was just made."""
    _delete([name for name in _written() if name != "django_migrations"])
