"""What a list may be asked: every filter alone and together, every order, and cursors that stand still."""

from collections.abc import Callable
from typing import Any

import pytest

from core.domain.ids import new_id
from feedback.infrastructure.models import FeedbackRecord
from tests.feedback.api.conftest import Review

Join = Callable[[str], Review]
LINE = [{"kind": "line", "points": [[0, 0], [1, 1]]}]
SORTS = ("newest", "oldest", "timecode", "priority", "reactions", "updated", "due_date")


class Notes:
    """Of a project: a bare one that came with the film, and some that differ in everything."""

    def __init__(self, review: Review, editor: Review, video_id: str) -> None:
        self.review, self.editor, self.video_id = review, editor, video_id
        who = str(editor.actor.user_id)
        review.noted(video_id, "로고 크기", frame=3, out_frame=12, priority="critical", tags=["로고"], drawing=LINE)
        review.noted(video_id, "자막 Typo", frame=20, assignee_id=who, due_date="2026-12-01", tags=["자막", "LOGO"])
        review.noted(video_id, "음악", priority="low", mentions=[who], due_date="2026-12-24", title="50% 작게")
        last = editor.noted(
            video_id, "색", frame=25, out_frame=29, priority="high", assignee_id=str(review.actor.user_id)
        )
        editor.comment(last["id"], "감마가 다릅니다")
        review.patch(last["id"], status="in_progress")

    def found(self, by: Review | None = None, **query: Any) -> list[str]:
        page = (by or self.review).list(sort="oldest", **query)
        assert page["count"] == len(page["results"])
        return [row["text"].split(" ")[0] for row in page["results"]]


@pytest.fixture
def notes(review: Review, join: Join, video_id: str) -> Notes:
    return Notes(review, join("editor"), video_id)


def questions(editor: str) -> list[tuple[dict[str, Any], list[str]]]:
    return [
        ({"status": "open,in_progress"}, ["", "로고", "자막", "음악", "색"]),
        ({"status": "in_progress,closed"}, ["색"]),
        ({"priority": "critical,low"}, ["로고", "음악"]),
        ({"priority": "high", "status": "open"}, []),
        ({"author": "me"}, ["", "로고", "자막", "음악"]),
        ({"author": editor}, ["색"]),
        ({"assignee": editor}, ["자막"]),
        ({"assignee": "me"}, ["색"]),
        ({"assignee": "none"}, ["", "로고", "음악"]),
        ({"mentions": editor}, ["음악"]),
        ({"mentions": "me"}, []),
        ({"tag": "로고"}, ["로고"]),
        ({"tag": "logo"}, ["자막"]),
        ({"tag": "로"}, []),
        ({"unresolved": "true"}, ["", "로고", "자막", "음악", "색"]),
        ({"due_before": "2026-12-24"}, ["자막"]),
        ({"guests": "true"}, []),
        ({"has_drawing": "true"}, ["로고"]),
        ({"has_drawing": "true", "tag": "로고", "author": "me", "time_from": "0"}, ["로고"]),
    ]


def test_each_filter_finds_what_fits(notes: Notes) -> None:
    for question, expected in questions(str(notes.editor.actor.user_id)):
        assert notes.found(**question) == expected, question
    assert notes.found(notes.editor, mentions="me") == ["음악"]


def test_a_text_is_found_in_titles_texts_and_comments_whatever_its_case(notes: Notes) -> None:
    for text, expected in (("로고", ["로고"]), ("TYPO", ["자막"]), ("50%", ["음악"]), ("5_%", []), ("감마", ["색"])):
        assert notes.found(text=text) == expected


def test_a_window_finds_what_reaches_into_it(notes: Notes) -> None:
    for window, expected in (
        ({"time_from": "0.4"}, ["", "로고", "자막", "색"]),
        ({"time_from": "0.401", "time_to": "0.7"}, ["", "자막"]),
        ({"time_to": "0.1"}, ["로고"]),
        ({"frame_from": 12, "frame_to": 19}, ["", "로고"]),
        ({"frame_from": 13, "frame_to": 14}, []),
        ({"frame_from": 29}, ["색"]),
    ):
        assert notes.found(**window) == expected, window


def test_what_is_resolved_is_left_out_where_only_the_rest_is_asked_for(notes: Notes) -> None:
    (item,) = notes.review.list(assignee="me")["results"]
    notes.review.patch(item["id"], status="resolved")
    assert notes.found(unresolved="true") == ["", "로고", "자막", "음악"]
    assert notes.found(unresolved="true", status="open,resolved") == ["", "로고", "자막", "음악"]


def test_each_order_puts_what_lacks_its_value_last(notes: Notes) -> None:
    def order(sort: str) -> list[str]:
        return [row["text"].split(" ")[0] for row in notes.review.list(sort=sort)["results"]]

    ids = {row["text"].split(" ")[0]: row["id"] for row in notes.review.list()["results"]}
    FeedbackRecord.objects.filter(id=ids["자막"]).update(reaction_count=9)
    FeedbackRecord.objects.filter(id=ids["음악"]).update(reaction_count=4)
    assert order("timecode") == ["로고", "", "자막", "색", "음악"]
    assert order("priority") == ["로고", "색", "자막", "", "음악"]
    assert order("reactions") == ["자막", "음악", "색", "로고", ""]
    assert order("updated") == ["색", "음악", "자막", "로고", ""]
    assert order("due_date") == ["자막", "음악", "", "로고", "색"]


@pytest.mark.parametrize("sort", SORTS)
def test_a_cursor_stands_still_while_items_come(notes: Notes, sort: str) -> None:
    whole = [row["id"] for row in notes.review.list(sort=sort)["results"]]
    page = notes.review.list(sort=sort, page_size=2)
    read = [row["id"] for row in page["results"]]
    notes.review.noted(notes.video_id, "새로", frame=0, priority="critical", due_date="2020-01-01")
    while page["next_cursor"]:
        page = notes.review.list(sort=sort, page_size=2, cursor=page["next_cursor"])
        read += [row["id"] for row in page["results"]]
    came = set(read) - set(whole)
    assert [each for each in read if each not in came] == whole
    assert len(read) == len(set(read))
    assert (page["count"], "page_info" in page) == (6, False)


def test_a_cursor_goes_on_within_its_filters(notes: Notes) -> None:
    first = notes.review.list(sort="timecode", status="open", page_size=2)
    second = notes.review.list(sort="timecode", status="open", page_size=2, cursor=first["next_cursor"])
    assert [len(page["results"]) for page in (first, second)] == [2, 2]
    assert (second["next"], second["next_cursor"], second["count"]) == (None, None, 4)


@pytest.mark.parametrize(
    "query",
    [
        {"status": "open,lost"},
        {"priority": ""},
        {"author": "somebody"},
        {"author": "none"},
        {"assignee": "nobody"},
        {"mentions": "none"},
        {"time_from": -1},
        {"time_from": "soon"},
        {"time_from": 5, "time_to": 4},
        {"frame_from": 5, "frame_to": 4},
        {"frame_to": 1.5},
        {"due_before": "soon"},
        {"unresolved": "yes"},
        {"unresolved": "true", "status": "closed"},
        {"guests": 2},
        {"text": "가" * 201},
        {"tag": "가" * 31},
        {"sort": "loudest"},
        {"cursor": "made-up"},
        {"cursor": "made-up", "page": 2},
        {"colour": "red"},
        {"video_id": "x"},
    ],
)
def test_a_question_that_contradicts_itself_or_means_nothing_is_refused(review: Review, query: dict[str, Any]) -> None:
    answer = review.api.get(review.path, query)
    assert (answer.status_code, answer.code) == (400, "request.bad_query")


def test_a_cursor_is_of_one_list_in_one_order(notes: Notes) -> None:
    cursor = notes.review.list(page_size=1)["next_cursor"]
    for query in ({"sort": "oldest"}, {"sort": "newest", "page": 1}):
        assert notes.review.api.get(notes.review.path, {"cursor": cursor, **query}).status_code == 400
    assert notes.review.api.get(f"{notes.review.path}/{new_id()}/history", {"cursor": cursor}).status_code in (400, 404)


def test_every_question_takes_three_statements(notes: Notes, django_assert_max_num_queries: Any) -> None:
    cursor = notes.review.list(sort="due_date", page_size=1)["next_cursor"]
    for query in ({"text": "로고", "tag": "로고"}, {"sort": "due_date", "cursor": cursor}, {"time_from": 0}):
        with django_assert_max_num_queries(3):
            notes.review.list(**query)
