"""The worker is killed at each step of its work on a film: the work ends all the same, and nothing is left over."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import httpx
import psutil
import psycopg
import pytest
from botocore.config import Config

from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.e2e.screening import Player
from tests.faults.rows import Note
from tests.samples import clip

TRIES = 5
ENDED = {"done", "skipped"}
KILLED = {
    "receive": "media",
    "probe": "media",
    "poster": "media",
    "remux": "media",
    "sprite": "media",
    "waveform": "media",
    "ladder": "encoder",
}


@dataclass(frozen=True)
class Film:
    """A version on its way."""

    person: Person
    project_id: str
    video_id: str
    version_id: str

    @property
    def path(self) -> str:
        return f"/v2/feedback/{self.project_id}/videos/{self.video_id}/versions/{self.version_id}"

    def steps(self) -> dict[str, dict[str, Any]]:
        return {step["name"]: step for step in self.person.must("GET", f"{self.path}/processing", 200)["steps"]}

    def ladder(self) -> str | None:
        """The address of what there is of its sizes, once they make it ready."""
        playback = self.person.must("GET", f"{self.path}/playback", 200)
        is_ready = playback["status"] == "ready" and playback["hls"]
        return playback["hls"]["master_url"] if is_ready else None

    def events(self) -> list[dict[str, Any]]:
        """What was told of the version."""
        events, since, more = [], 0, True
        while more:
            page = self.person.must("GET", f"/v2/events/{self.project_id}?since={since}", 200)
            events += page["results"]
            more, since = bool(page["results"]), page["results"][-1]["seq"] if page["results"] else since
        return [each for each in events if each["data"].get("version_id") == self.version_id]


@dataclass(frozen=True)
class Insides:
    """The rows and objects of a running product, and what its workers have started."""

    product: Product

    def outputs(self, version_id: str) -> set[str]:
        """Keys of all objects that the steps own."""
        with psycopg.connect(self._variable("DATABASE_URL")) as connection:
            found = connection.execute("SELECT output FROM feedback_step WHERE version_id = %s", [version_id])
            return {key for (output,) in found for key in output["objects"]}

    def objects(self, film: Film) -> set[str]:
        """Keys of all that lies in storage of the version, and of parts of uploads."""
        keys = self.keys("")
        return {key for key in keys if film.version_id in key or key.startswith(f"uploads/{film.project_id}")}

    def keys(self, prefix: str) -> set[str]:
        """Of all objects below."""
        storage = boto3.client(
            "s3",
            endpoint_url=self._variable("S3_ENDPOINT_URL"),
            aws_access_key_id=self._variable("S3_ACCESS_KEY_ID"),
            aws_secret_access_key=self._variable("S3_SECRET_ACCESS_KEY"),
            region_name="us-east-1",
            config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
        )
        pages = storage.get_paginator("list_objects_v2").paginate(Bucket=self._variable("S3_BUCKET"), Prefix=prefix)
        return {item["Key"] for page in pages for item in page.get("Contents", [])}

    def temporary(self) -> list[Path]:
        return list((self.product.data_dir / "tmp").iterdir())

    def children(self) -> list[list[str]]:
        """Command lines of what reads or makes films in the product's directory."""
        return [line for line in _command_lines() if any(str(self.product.data_dir / "tmp") in word for word in line)]

    def _variable(self, name: str) -> str:
        return str(self.product.processes("web")[0].environ()[name])


def _command_lines() -> Iterator[list[str]]:
    for process in psutil.process_iter():
        try:
            yield process.cmdline()
        except psutil.Error:
            continue


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two minutes that have to be remuxed, long enough for every step to be met."""
    return clip(tmp_path_factory.mktemp("cut") / "긴 컷.mp4", seconds=120, size="640x360")


@pytest.fixture(scope="module")
def foreign_cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two minutes that no browser plays before they are encoded."""
    wishes: dict[str, Any] = {"codec": "mpeg4", "extra": ("-b:v", "2M")}
    return clip(tmp_path_factory.mktemp("cut") / "옛 컷.avi", seconds=120, size="1280x720", **wishes)


@pytest.fixture
def send(person: Callable[[str], Person]) -> Callable[[Path], Film]:
    director = person("director")
    project_id = director.must("POST", "/v2/projects", 201, json={"name": "고장"})["id"]
    return lambda file: uploaded(director, project_id, file)


@pytest.fixture
def upload(send: Callable[[Path], Film], cut: Path) -> Callable[[], Film]:
    return lambda: send(cut)


@pytest.fixture
def say(note: Note) -> Note:
    return lambda words: note(f"{words}: all steps done once, no file, process or object left")


@pytest.mark.parametrize("step", KILLED)
def test_a_worker_that_is_killed_at_a_step_leaves_nothing_and_loses_nothing(
    product: Product, upload: Callable[[], Film], step: str, say: Note
) -> None:
    film = met_at(step, upload, lambda: product.kill(KILLED[step]))
    assert tries_of(film, product) == dict.fromkeys(KILLED, 1) | {step: 2}
    say(f"{KILLED[step]} killed at {step}")


def test_an_encoder_that_is_told_to_end_ends_soon_and_the_next_goes_on(
    product: Product, upload: Callable[[], Film], say: Note
) -> None:
    def end() -> None:
        (head, *others) = product.processes("encoder")
        head.terminate()
        assert psutil.wait_procs([head, *others], 12)[1] == []

    film = met_at("ladder", upload, end)
    assert tries_of(film, product) == dict.fromkeys(KILLED, 1) | {"ladder": 2}
    say("encoder told to end")


def test_a_machine_that_loses_its_power_goes_on_where_it_was(
    product: Product, upload: Callable[[], Film], say: Note
) -> None:
    def lose_power() -> None:
        product.lose_power()
        product.start()

    film = met_at("ladder", upload, lose_power)
    tries = tries_of(film, product)
    assert tries["ladder"] == 2
    assert max(tries.values()) == 2
    say("machine without power at ladder")


def test_a_film_that_plays_by_its_ladder_alone_plays_on_though_the_encoder_is_killed(
    product: Product, send: Callable[[Path], Film], foreign_cut: Path, say: Note
) -> None:
    film, player, seen = send(foreign_cut), Player(), [1]
    master = until(film.ladder, 180, "the first of its sizes")
    assert film.steps()["ladder"]["state"] == "running"
    product.kill("encoder")
    (smallest,) = [url for url in player.sizes(master) if url.endswith("/360p.m3u8")]

    def watched_to_the_end() -> bool:
        is_whole = film.steps()["ladder"]["state"] == "done"
        seen.append(len(player.frames(player.listed(smallest))))
        assert seen[-1] >= seen[-2]
        return is_whole

    until(watched_to_the_end, 240, "the whole ladder")
    assert seen[-1] == 120 * 30
    tries = tries_of(film, product, skipped={"remux"})
    assert tries == dict.fromkeys(KILLED, 1) | {"remux": 0, "ladder": 2}
    say("encoder killed while a film played by its ladder")


def tries_of(film: Film, product: Product, skipped: Collection[str] = ()) -> dict[str, int]:
    """By step, once all others are done, each told once, and nothing else is left of the work."""
    insides = Insides(product)
    until(lambda: all(each["state"] in ENDED for each in film.steps().values()), 240, "the end of all steps")
    steps = film.steps()
    assert {name: each["state"] for name, each in steps.items()} == {
        name: "skipped" if name in skipped else "done" for name in KILLED
    }
    told = [(each["data"]["step"], each["data"]["state"]) for each in film.events() if each["type"] == "job.progress"]
    assert {name: told.count((name, "done")) for name in KILLED} == {name: int(name not in skipped) for name in KILLED}
    assert [each["type"] for each in film.events()].count("video.ready") == 1
    until(lambda: not insides.temporary(), 60, "an empty directory")
    assert insides.children() == []
    source = f"videos/{film.project_id}/{film.version_id}/source"
    until(lambda: insides.objects(film) == insides.outputs(film.version_id) | {source}, 10, "no object too many")
    return {name: each["attempts"] for name, each in steps.items()}


def met_at(step: str, upload: Callable[[], Film], strike: Callable[[], None]) -> Film:
    """A film whose worker was struck while the step ran; a step that was over before is tried with another film."""
    for _ in range(TRIES):
        film = upload()
        until(lambda film=film: film.steps()[step]["state"] != "waiting", 180, f"{step} of a film")  # type: ignore[misc]
        strike()
        if film.steps()[step]["state"] in ("running", "waiting"):
            return film
    raise AssertionError(f"no worker was met at {step}")


def uploaded(person: Person, project_id: str, cut: Path) -> Film:
    """By an upload in parts, as large files come."""
    body = cut.read_bytes()
    wanted = {"project_id": project_id, "file_name": cut.name, "size": len(body), "title": cut.stem}
    upload = person.must("POST", "/v2/uploads", 201, json=wanted)
    path, size = f"/v2/uploads/{upload['id']}", upload["part_size"]
    numbers = list(range(1, upload["part_count"] + 1))
    for part in person.must("POST", f"{path}/parts", 200, json={"part_numbers": numbers})["parts"]:
        start = (part["part_number"] - 1) * size
        answer = httpx.put(part["url"], content=body[start : start + part["size"]], timeout=60)
        assert answer.status_code == 200, answer.text
    version_id = person.must("POST", f"{path}/complete", 200)["version_id"]
    videos = person.must("GET", f"/v2/feedback/{project_id}/videos", 200)["results"]
    video_id = next(video["id"] for video in videos if video["version_id"] == version_id)
    return Film(person, project_id, video_id, version_id)
