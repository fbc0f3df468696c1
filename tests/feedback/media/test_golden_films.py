"""Each film of the corpus: exactly its facts and how it is played, or the right reason why it is none."""

from dataclasses import asdict, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from config.messages import MESSAGES
from feedback.application.media_ports import MediaUnreadable, VideoFacts
from feedback.infrastructure.media.pyav_inspector import PyAVInspector
from tests.feedback.media.golden_films import FILMS, PLAIN, POSING, film, rotated
from tests.samples import UNEVEN, small

INSPECTOR = PyAVInspector()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("corpus")


def how(facts: VideoFacts) -> str:
    return f"{facts.decision.delivery.value} {facts.decision.reason.removeprefix('delivery.')}"


@pytest.mark.parametrize("name", FILMS)
def test_a_film_is_known_exactly(folder: Path, name: str) -> None:
    path, wanted = film(folder, name), replace(PLAIN, **FILMS[name].facts)
    facts = INSPECTOR.inspect(path)
    bits = int(path.stat().st_size * 8 * Fraction(wanted.frame_rate) / wanted.frame_count)
    assert asdict(facts) == asdict(replace(wanted, bit_rate=bits))
    assert how(facts) == FILMS[name].decision
    assert facts.decision.reason in MESSAGES


def test_a_film_that_was_taken_upright_is_known_as_it_is_shown(folder: Path) -> None:
    facts = INSPECTOR.inspect(rotated(folder))
    assert (facts.rotation, facts.width, facts.height) == (90, 72, 128)
    assert how(facts) == "remux index_behind"


def test_a_film_of_uneven_frames_is_known_and_played_as_it_is(folder: Path) -> None:
    facts = INSPECTOR.inspect(small(folder / "uneven.mp4", seconds=3, extra=(*UNEVEN, "-movflags", "+faststart")))
    assert (facts.variable_frame_rate, facts.frame_count) == (True, 28)
    assert abs(facts.duration - 3) <= Decimal("0.3")
    assert how(facts) == "play plays"


@pytest.mark.parametrize("name", POSING)
def test_what_is_no_film_is_refused_for_what_it_is(folder: Path, name: str) -> None:
    reason, made = POSING[name]
    path = folder / "posing.mp4"
    path.write_bytes(made(folder))
    with pytest.raises(MediaUnreadable) as refusal:
        INSPECTOR.inspect(path)
    assert refusal.value.reason_code == reason
    assert f"media.{reason}" in MESSAGES
