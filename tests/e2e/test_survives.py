"""Redis and what works on films are killed in the middle: nothing is lost, nothing comes twice."""

from collections.abc import Callable
from pathlib import Path

from tests.e2e.people import Person
from tests.e2e.product import Product, until
from tests.e2e.test_review_loop import assert_gap_free, project_of, wait_until_ready

People = Callable[[str], Person]


def test_redis_dies_while_people_comment(product: Product, person: People, cuts: dict[str, Path]) -> None:
    a, b = person("a"), person("b")
    project_id = project_of(a, b)
    item = a.upload(project_id, cuts["mp4"])
    wait_until_ready(a, project_id, item["video_id"])
    with b.listening(project_id) as seen:
        seen.until_type("subscribed")
        written = [a.comment(project_id, item["id"], "전")["id"]]
        product.kill("redis")
        written += [a.comment(project_id, item["id"], f"동안 {number}")["id"] for number in range(5)]
        until(product.is_back, 60, "readiness after Redis came back")
        written += [a.comment(project_id, item["id"], "후")["id"]]
        for _ in written:
            seen.until_type("comment.added")
        assert seen.nothing_more()
        assert [frame["data"]["id"] for frame in seen.news()] == written
        assert_gap_free(seen)


def test_redis_dies_while_a_video_waits_for_its_worker(product: Product, person: People, cuts: dict[str, Path]) -> None:
    a, b = person("a"), person("b")
    project_id = project_of(a, b)
    with b.listening(project_id) as seen:
        seen.until_type("subscribed")
        product.kill("redis")
        item = a.upload(project_id, cuts["mov"])
        assert seen.until_type("video.ready", 90)["data"]["id"] == item["video_id"]
        assert_gap_free(seen)


def test_the_worker_of_films_dies_while_it_processes(product: Product, person: People, cuts: dict[str, Path]) -> None:
    a, b = person("a"), person("b")
    project_id = project_of(a, b)
    with b.listening(project_id) as seen:
        seen.until_type("subscribed")
        item = a.upload(project_id, cuts["avi"])
        until(lambda: (product.data_dir / "tmp").exists() and any((product.data_dir / "tmp").iterdir()), 30, "work")
        product.kill("media")
        # It has to be encoded, behind the films of the journeys before it.
        ready = seen.until_type("video.ready", 300)
        assert ready["data"]["id"] == item["video_id"]
        a.comment(project_id, item["id"], "이제 보여요")
        seen.until_type("comment.added")
        kinds = [frame["type"] for frame in seen.events()]
        assert kinds.count("video.ready") == 1
        assert_gap_free(seen)
    until(lambda: not list((product.data_dir / "tmp").glob("process-*")), 60, "the end of the worker's part")
    assert len(a.must("GET", f"/v2/feedback/{project_id}/videos", 200)["results"]) == 1
