"""Pages and cursors on the wire."""

from typing import Any

from django.test import Client


def ask(rest: Client, address: str) -> dict[str, Any]:
    answer = rest.get(address)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def test_a_page_tells_where_it_stands(rest: Client) -> None:
    body = ask(rest, "/v2/numbered?page=2")
    assert [row["n"] for row in body["results"]] == list(range(20, 40))
    assert (body["count"], body["seq"], body["epoch"]) == (45, 9, "e")
    assert body["page_info"] == {"current_page": 2, "total_pages": 3, "has_next": True, "has_previous": True}
    assert body["next"] == "http://testserver/v2/numbered?page=3"
    assert body["previous"] == "http://testserver/v2/numbered?page=1"


def test_the_ends_have_no_neighbour(rest: Client) -> None:
    first, last = ask(rest, "/v2/numbered"), ask(rest, "/v2/numbered?page=3")
    assert (first["previous"], last["next"]) == (None, None)
    assert len(last["results"]) == 5


def test_a_page_beyond_the_end_is_empty_and_leads_back_to_the_last_one(rest: Client) -> None:
    body = ask(rest, "/v2/numbered?page=9")
    assert (body["results"], body["page_info"]["has_next"], body["count"]) == ([], False, 45)
    assert ask(rest, body["previous"])["results"][-1] == {"n": 44}


def test_neighbours_keep_the_filters(rest: Client) -> None:
    body = ask(rest, "/v2/numbered?status=open&status=resolved&q=%EC%BB%B7+1&page_size=10&page=2")
    assert body["next"] == (
        "http://testserver/v2/numbered?status=open&status=resolved&q=%EC%BB%B7+1&page_size=10&page=3"
    )


def test_following_cursors_reads_everything_once(rest: Client) -> None:
    address, seen = "/v2/streamed?page_size=10&kind=wide", []
    while address:
        assert "kind=wide" in address
        body = ask(rest, address)
        seen += [row["n"] for row in body["results"]]
        address = (body["next"] or "").removeprefix("http://testserver")
    assert seen == list(range(45))
    assert (body["next"], body["next_cursor"]) == (None, None)


def test_the_cursor_alone_is_enough(rest: Client) -> None:
    cursor = ask(rest, "/v2/streamed")["next_cursor"]
    assert ask(rest, f"/v2/streamed?cursor={cursor}")["results"][0] == {"n": 20}


def test_a_cursor_that_we_did_not_make_is_refused(rest: Client) -> None:
    cursor = ask(rest, "/v2/streamed")["next_cursor"]
    content, _, signature = cursor.partition(".")
    for other in ("x", "%00", "%ff", content, f"{content}.", f"WyIzIl0.{signature}", f"{cursor}x", "한글"):
        answer = rest.get(f"/v2/streamed?cursor={other}")
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/cursor"), other


def test_a_cursor_of_another_list_is_refused(rest: Client) -> None:
    cursor = ask(rest, "/v2/streamed")["next_cursor"]
    assert rest.get(f"/v2/streamed/other?cursor={cursor}").status_code == 400
