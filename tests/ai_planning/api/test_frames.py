"""Pictures of shots: kept, numbered, chosen, removed."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now
from pytest_django.fixtures import DjangoAssertNumQueries

from ai_planning.bootstrap.frames import frame_keeper
from ai_planning.contracts.rows import Author
from ai_planning.domain.drafts import Picture
from ai_planning.infrastructure.plans import DjangoPlans
from core.domain.actor import Actor
from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from tests.ai_planning.examples import MADE
from tests.client import Answer, ApiClient
from tests.pictures import encoded, halves, opened


class Storyboard:
    """A plan's first shot, and its pictures."""

    def __init__(self, client: ApiClient, path: str, plan: dict[str, Any]) -> None:
        self.client, self.plan = client, f"{path}/{plan['id']}"
        self.ids = UUID(plan["project_id"]), UUID(plan["id"])
        self.shot_id, self.other_shot_id = plan["shots"][0]["id"], plan["shots"][1]["id"]
        self.shot = f"{self.plan}/shots/{self.shot_id}"

    def send(self, content: bytes | None = None, name: str = "내 그림.png", client: ApiClient | None = None) -> Answer:
        file = BytesIO(encoded(halves(), "PNG") if content is None else content)
        file.name = name
        return (client or self.client).post_form(f"{self.shot}/frames", {"image": file})

    def sent(self) -> dict[str, Any]:
        answer = self.send()
        assert answer.status_code == 201, answer.content
        return answer.json()  # type: ignore[no-any-return]

    def choose(self, frame_id: str | None, shot: str | None = None) -> Answer:
        return self.client.put(f"{shot or self.shot}/frame", {"frame_id": frame_id})

    def shown(self) -> dict[str, Any] | None:
        shots: list[dict[str, Any]] = self.client.get(self.plan).json()["shots"]
        return shots[0]["frame"]

    def listed(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.client.get(f"{self.shot}/frames").json()["results"]
        return rows


@pytest.fixture
def board(editor: ApiClient, path: str, plan: dict[str, Any]) -> Storyboard:
    return Storyboard(editor, path, plan)


def test_pictures_are_kept_and_numbered_and_none_is_shown_before_it_is_chosen(
    board: Storyboard, told: Callable[[], list[StreamEvent]]
) -> None:
    first, second = board.sent(), board.sent()
    assert (first["number"], second["number"]) == (1, 2)
    rows = board.listed()
    assert [row["number"] for row in rows] == [2, 1]
    assert [row["is_chosen"] for row in rows] == [False, False]
    assert rows[1]["author"]["id"] == rows[0]["author"]["id"]
    assert rows[0]["provenance"] is None
    events = [event for event in told() if event.type == "plan.frame_added"]
    assert [event.data["frame"] for event in events] == [
        {name: value for name, value in row.items() if name not in ("url", "is_chosen")} for row in (first, second)
    ]


def test_a_picture_sent_is_painted_anew_in_the_films_aspect_ratio(board: Storyboard) -> None:
    row = board.sent()
    key = f"plans/{board.ids[0]}/{board.ids[1]}/frames/{row['id']}"
    content = object_store().read(key, 0, row["size"])
    assert len(content) == row["size"]
    assert opened(content).size == (row["width"], row["height"]) == (1280, 720)
    assert row["media_type"] == "image/webp"
    assert key in row["url"]


def test_one_is_chosen_by_the_plan_and_let_go_again(board: Storyboard, told: Callable[[], list[StreamEvent]]) -> None:
    row = board.sent()
    answer = board.choose(row["id"])
    assert answer.json()["shots"][0]["frame"] == board.shown() == {"id": row["id"], "number": 1, "is_stale": False}
    assert [each["is_chosen"] for each in board.listed()] == [True]
    chosen = board.client.get(f"{board.plan}/frames").json()
    assert [each["id"] for each in chosen["results"]] == [row["id"]]
    assert chosen["version"] == answer.json()["version"]
    assert told()[-1].data["changed"] == [f"frame:{board.shot_id}"]
    assert board.choose(None).json()["shots"][0]["frame"] is None
    assert board.client.get(f"{board.plan}/frames").json()["results"] == []


@pytest.mark.parametrize(
    ("change", "is_stale"),
    [
        ({"description": "빗속을 달린다"}, True),
        ({"shot_size": "extreme_close_up"}, True),
        ({"camera_move": "handheld"}, True),
        ({"composition": "back"}, True),
        ({"title": "다른 이름", "dialogue": "가자", "seconds": 7}, False),
    ],
    ids=["description", "size", "move", "composition", "what is not seen"],
)
def test_a_frame_is_stale_when_something_else_is_to_be_seen_in_its_shot(
    board: Storyboard, change: dict[str, Any], is_stale: bool
) -> None:
    row = board.sent()
    board.choose(row["id"])
    answer = board.client.patch(board.shot, change).json()
    assert board.shown() == answer["shots"][0]["frame"] == {"id": row["id"], "number": 1, "is_stale": is_stale}
    # Who has looked at it and chooses it once more says that it still fits.
    board.choose(row["id"])
    assert board.shown() == {"id": row["id"], "number": 1, "is_stale": False}


def test_undoing_what_made_a_frame_stale_makes_it_fit_again_and_moving_its_shot_leaves_it(board: Storyboard) -> None:
    row = board.sent()
    board.choose(row["id"])
    board.client.patch(board.shot, {"description": "빗속을 달린다"})
    assert board.client.post(f"{board.plan}/undo").json()["shots"][0]["frame"]["is_stale"] is False
    ids = [shot["id"] for shot in board.client.get(board.plan).json()["shots"]]
    moved = board.client.put(f"{board.plan}/shots/order", {"shot_ids": ids[::-1]}).json()
    assert moved["shots"][11]["frame"] == {"id": row["id"], "number": 1, "is_stale": False}


def test_a_frame_of_another_shot_or_of_nowhere_is_not_found(board: Storyboard) -> None:
    row = board.sent()
    other = f"{board.plan}/shots/{board.other_shot_id}"
    assert board.choose(row["id"], other).code == "plan.frame_not_found"
    assert board.choose(str(new_id())).code == "plan.frame_not_found"
    assert board.choose(row["id"], f"{board.plan}/shots/{new_id()}").code == "plan.shot_not_found"
    assert board.shown() is None


def test_a_choice_by_whoever_has_not_seen_the_last_one_is_refused(board: Storyboard, plan: dict[str, Any]) -> None:
    row = board.sent()
    board.choose(row["id"])
    stale = board.client.with_(If_Match=f'"{plan["version"]}"').put(f"{board.shot}/frame", {"frame_id": None})
    assert stale.status_code == 412
    assert board.shown() == {"id": row["id"], "number": 1, "is_stale": False}


def test_the_chosen_picture_is_not_removed_and_numbers_are_not_given_twice(
    board: Storyboard, told: Callable[[], list[StreamEvent]]
) -> None:
    first, second = board.sent(), board.sent()
    board.choose(first["id"])
    assert board.client.delete(f"{board.plan}/frames/{first['id']}").code == "plan.frame_chosen"
    assert board.client.delete(f"{board.plan}/frames/{second['id']}").status_code == 204
    assert told()[-1].type == "plan.frame_removed"
    assert told()[-1].data["frame_id"] == second["id"]
    assert board.client.delete(f"{board.plan}/frames/{second['id']}").code == "plan.frame_not_found"
    assert board.choose(second["id"]).code == "plan.frame_not_found"
    assert [row["id"] for row in board.listed()] == [first["id"]]
    assert board.sent()["number"] == 3


def test_others_pictures_are_removed_by_admins_alone(
    board: Storyboard, api: ApiClient, team: dict[str, Any], make_person: Callable[..., Actor]
) -> None:
    by_admin = board.send(client=api.as_(team["admin"])).json()
    assert board.client.delete(f"{board.plan}/frames/{by_admin['id']}").code == "plan.frame_not_yours"
    assert api.as_(team["admin"]).delete(f"{board.plan}/frames/{board.sent()['id']}").status_code == 204


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"no picture at all", 415, "picture.not_supported"),
        (b"", 422, "invalid"),
        (encoded(halves(), "PNG")[:900], 422, "picture.unreadable"),
        (encoded(halves((8001, 5001)), "PNG"), 422, "picture.too_many_pixels"),
        (encoded(halves(), "GIF"), 415, "picture.not_supported"),
        (b"\xff\xd8" + b"x" * (10 * 1024 * 1024), 413, "picture.too_large"),
    ],
    ids=["text", "empty", "cut off", "pixels", "gif", "bytes"],
)
def test_what_is_no_picture_changes_nothing(board: Storyboard, content: bytes, status: int, code: str) -> None:
    answer = board.send(content)
    assert (answer.status_code, answer.code) == (status, code)
    assert board.listed() == []
    assert list(object_store().keys(f"plans/{board.ids[0]}/")) == []


def test_a_shot_or_a_plan_that_is_not_there_takes_no_picture(board: Storyboard, path: str) -> None:
    for place, code in (
        (f"{board.plan}/shots/{new_id()}", "plan.shot_not_found"),
        (f"{path}/{new_id()}/shots/{board.shot_id}", "plan.not_found"),
    ):
        file = BytesIO(encoded(halves(), "PNG"))
        file.name = "a.png"
        assert board.client.post_form(f"{place}/frames", {"image": file}).code == code
        assert board.client.get(f"{place}/frames").code == code
    assert list(object_store().keys(f"plans/{board.ids[0]}/")) == []


def test_what_a_maker_drew_is_kept_with_where_it_comes_from(board: Storyboard, team: dict[str, Any]) -> None:
    keeper, plans = frame_keeper(), DjangoPlans(publish)
    editor = team["editor"]
    put = keeper.put(*board.ids, Picture(b"drawn", "image/jpeg", 960, 540))
    with unit_of_work(by=editor):
        plan, by = plans.get(*board.ids), Author(editor.user_id, "편집자")
        frame = keeper.add(plan, UUID(board.shot_id), put, provenance=MADE, by=by, now=now())
        plan.take_frame(UUID(board.shot_id), frame.ref, seen=plan.version, provenance=MADE, by=by, now=now())
        plans.save(plan)
    (row,) = board.listed()
    assert (row["size"], row["width"], row["height"], row["media_type"]) == (5, 960, 540, "image/jpeg")
    assert (row["provenance"]["model"], row["is_chosen"]) == ("gpt-5", True)


def test_a_picture_that_is_not_added_leaves_no_object(board: Storyboard) -> None:
    keeper = frame_keeper()
    with (
        pytest.raises(LookupError),
        keeper.kept_only_if_added(*board.ids, Picture(b"drawn", "image/jpeg", 960, 540)) as put,
    ):
        assert list(object_store().keys(put.key)) == [put.key]
        raise LookupError
    assert list(object_store().keys(f"plans/{board.ids[0]}/")) == []


def test_frames_are_read_in_few_statements(
    board: Storyboard, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        board.choose(board.sent()["id"])
    with django_assert_num_queries(3):
        board.client.get(f"{board.shot}/frames")
    with django_assert_num_queries(3):
        board.client.get(f"{board.plan}/frames")


def test_a_copy_of_the_plan_shows_the_same_picture_as_its_own(
    board: Storyboard, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row = board.sent()
    board.choose(row["id"])
    with django_assert_max_num_queries(14):
        copy = board.client.post(f"{board.plan}/duplicate", {}).json()
    at = f"{path}/{copy['id']}"
    (picture,) = board.client.get(f"{at}/shots/{copy['shots'][0]['id']}/frames").json()["results"]
    assert copy["shots"][0]["frame"] == {"id": picture["id"], "number": 1, "is_stale": False}
    assert (picture["is_chosen"], picture["size"], picture["id"] == row["id"]) == (True, row["size"], False)
    below = f"plans/{board.ids[0]}"
    keys = f"{below}/{board.ids[1]}/frames/{row['id']}", f"{below}/{copy['id']}/frames/{picture['id']}"
    first, second = (object_store().read(key, 0, row["size"]) for key in keys)
    assert first == second
