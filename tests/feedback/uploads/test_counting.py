"""Each upload counts once, by how it ended."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from prometheus_client import REGISTRY

from core.application.refusals import StorageUnavailable
from core.domain.clock import utc_now
from core.domain.errors import Conflict
from feedback.bootstrap.uploads import expire_uploads
from feedback.infrastructure.film_metrics import counted
from feedback.infrastructure.models import UploadRecord
from tests.feedback.uploads.sender import Sender

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("way")]
OUTCOMES = ("completed", "aborted", "expired", "failed")


def counts() -> dict[str, float]:
    name = "videoplanet_uploads_total"
    return {outcome: REGISTRY.get_sample_value(name, {"outcome": outcome}) or 0.0 for outcome in OUTCOMES}


@pytest.fixture
def ended() -> Callable[[], dict[str, float]]:
    """How many have ended since, by outcome; those that did."""
    before = counts()
    return lambda: {outcome: now - before[outcome] for outcome, now in counts().items() if now != before[outcome]}


def test_a_whole_one_counts_when_its_file_has_been_read(
    sender: Sender, film: bytes, work_off: Callable[[], None], ended: Callable[[], dict[str, float]]
) -> None:
    upload = sender.sent(film)
    sender.complete(upload)
    assert ended() == {}
    work_off()
    sender.complete(upload)
    assert ended() == {"completed": 1}


def test_one_that_is_given_up_twice_counts_once(
    sender: Sender, film: bytes, ended: Callable[[], dict[str, float]]
) -> None:
    upload = sender.begun(film)
    for _ in range(2):
        sender.abort(upload)
    assert ended() == {"aborted": 1}


def test_one_whose_time_is_over_counts_once(sender: Sender, film: bytes, ended: Callable[[], dict[str, float]]) -> None:
    upload = sender.begun(film)
    UploadRecord.objects.filter(id=upload["id"]).update(expires_at=utc_now() - timedelta(seconds=1))
    for _ in range(2):
        expire_uploads()
    assert ended() == {"expired": 1}


def test_what_is_no_film_counts_as_failed(sender: Sender, ended: Callable[[], dict[str, float]]) -> None:
    upload = sender.sent(b"no film at all " * 1000)
    assert sender.complete(upload).status_code >= 400
    assert ended() == {"failed": 1}


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [(None, {"completed": 1}), (StorageUnavailable(), {"failed": 1}), (OSError(), {"failed": 1}), (Conflict(), {})],
    ids=["none", "storage", "disk", "refusal"],
)
def test_a_form_counts_when_it_has_been_taken(
    trouble: Exception | None, expected: dict[str, float], ended: Callable[[], dict[str, float]]
) -> None:
    def submit() -> str:
        if trouble:
            raise trouble
        return "taken"

    if trouble is None:
        assert counted(submit)() == "taken"
    else:
        with pytest.raises(type(trouble)):
            counted(submit)()
    assert ended() == expected
