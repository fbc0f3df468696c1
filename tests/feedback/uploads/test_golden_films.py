"""Each film of the corpus through the whole product: ready with its facts and playing, or failed with its reason."""

from collections.abc import Callable
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from config.messages import MESSAGES
from tests.feedback.media.golden_films import FILMS, PLAIN, POSING, film
from tests.feedback.uploads.sender import Sender

pytestmark = pytest.mark.django_db
WorkOff = Callable[[], None]
# Told from the first bytes, before anything is kept.
AT_ONCE = {"unknown_container": (415, "video.unsupported_type"), "empty": (422, "video.empty")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corpus")


def completed(sender: Sender, content: bytes, name: str) -> dict[str, Any]:
    upload = sender.sent(content, file_name=name)
    answer = sender.complete(upload)
    assert answer.status_code == 200, answer.content
    return upload


@pytest.mark.parametrize("name", FILMS)
def test_a_film_ends_ready_with_its_facts_and_plays(sender: Sender, folder: Path, work_off: WorkOff, name: str) -> None:
    upload = completed(sender, film(folder, name).read_bytes(), name)
    work_off()
    (video,) = sender.videos()
    wanted = asdict(replace(PLAIN, **FILMS[name].facts))
    shown = {key: float(value) if isinstance(value, Decimal) else value for key, value in wanted.items()}
    told = {key: video[key] for key in shown.keys() & video.keys() - {"bit_rate"}}
    assert told == {key: shown[key] for key in told}
    assert {"codec", "width", "height", "frame_rate", "frame_count", "duration", "start_timecode", "audio"} <= set(told)
    decision = video["decision"]
    assert f"{decision['delivery']} {decision['reason'].removeprefix('delivery.')}" == FILMS[name].decision
    assert (video["status"], video["failure"], sender.read(upload)["state"]) == ("ready", None, "completed")
    version = f"/v2/feedback/{sender.project_id}/videos/{video['id']}/versions/{video['version_id']}"
    steps = sender.api.get(f"{version}/processing").json()["steps"]
    assert {step["state"] for step in steps} <= {"done", "skipped"}, steps
    assert sender.api.get(f"{version}/playback").json()["hls"]["complete"]


@pytest.mark.parametrize("name", POSING)
def test_what_is_no_film_ends_with_the_reason(sender: Sender, folder: Path, work_off: WorkOff, name: str) -> None:
    reason, made = POSING[name]
    content = made(folder)
    if not content or reason == "unknown_container":
        refused = sender.complete(sender.sent(content, file_name="film.mp4")) if content else sender.begin(content)
        assert (refused.status_code, refused.code) == AT_ONCE[reason]
        assert sender.videos() == []
        return
    completed(sender, content, "film.mp4")
    work_off()
    (video,) = sender.videos()
    assert (video["status"], video["failure"]["code"]) == ("failed", f"media.{reason}")
    assert (video["failure"]["detail"], video["failure"]["code"] in MESSAGES) != ("", False)
