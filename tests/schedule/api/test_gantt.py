"""The chart of a schedule over HTTP."""

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from defusedxml.ElementTree import fromstring
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from schedule.bootstrap.tasks import schedules
from schedule.contracts import PhaseKind
from schedule.domain.drafts import LinkDraft, PhaseDraft, TaskDraft
from schedule.domain.gantt_refusals import MOST_DRAWN
from schedule.domain.moments import moment
from schedule.domain.network import Span
from tests.ai_planning.exports.reading import pages_of
from tests.client import ApiClient

pytestmark = pytest.mark.django_db(transaction=True)
MONDAY = date(2026, 3, 9)
Fill = Callable[..., list[UUID]]


@pytest.fixture
def path(team: dict[str, Any]) -> str:
    return f"/v2/schedule/{team['project_id']}/gantt"


@pytest.fixture
def fill(team: dict[str, Any]) -> Fill:
    """So many tasks of two days each, one after the other, the first one the editor's."""

    def filled(count: int = 3) -> list[UUID]:
        phase, ids = new_id(), [new_id() for _ in range(count)]
        people = (team["editor"].user_id,)
        with unit_of_work(by=team["editor"]):
            schedule = schedules().get(team["project_id"])
            schedule.add_phases([PhaseDraft(id=phase, kind=PhaseKind.FILMING)])
            schedule.add_tasks(
                [
                    TaskDraft(
                        id=each,
                        name=f"촬영 {number}",
                        phase_id=phase,
                        length=Span(2),
                        not_before=moment(MONDAY),
                        assignees=people if number == 1 else (),
                    )
                    for number, each in enumerate(ids, 1)
                ]
            )
            pairs = list(pairwise(ids))[:50]
            schedule.add_links([LinkDraft(id=new_id(), predecessor=one, successor=other) for one, other in pairs])
            schedules().save(schedule)
        return ids

    return filled


def test_json_has_rows_bars_and_links(editor: ApiClient, path: str, fill: Fill) -> None:
    ids = fill()
    body = editor.get(path).json()
    assert [(row["kind"], row["level"]) for row in body["rows"]] == [("phase", 0), *[("task", 1)] * 3]
    first, last = body["rows"][1], body["rows"][3]
    assert (first["id"], first["name"], first["people"]) == (str(ids[0]), "촬영 1", ["editor"])
    assert (first["bar_offset"], first["bar_length"], first["baseline_start_date"]) == (0.0, 2.0, None)
    assert (last["start_date"], last["end_date"], last["bar_offset"]) == ("2026-03-13", "2026-03-16", 4.0)
    assert (last["is_critical"], last["total_float_days"], last["total_float_minutes"]) == (True, 0, 0)
    assert body["critical_path"] == [str(each) for each in ids]
    assert [each["is_critical"] for each in body["links"]] == [True, True]
    assert (body["start_date"], body["end_date"], body["zoom"]) == ("2026-03-09", "2026-03-16", "day")
    assert {"2026-03-14", "2026-03-15"} <= set(body["days_off"])


def test_a_project_without_a_plan_has_an_empty_chart(editor: ApiClient, path: str) -> None:
    body = editor.get(path).json()
    assert (body["version"], body["rows"], body["links"]) == (0, [], [])
    for kind in ("svg", "png", "pdf"):
        assert editor.get(f"{path}?format={kind}").status_code == 200


def test_each_format_is_a_file_with_the_project_s_name(editor: ApiClient, path: str, fill: Fill) -> None:
    fill()
    svg, png, pdf = (editor.get(f"{path}?format={kind}") for kind in ("svg", "png", "pdf"))
    assert (svg.headers["Content-Type"], png.headers["Content-Type"]) == ("image/svg+xml", "image/png")
    assert any(each.text == "촬영 2" for each in fromstring(svg.content).iter())
    assert Image.open(BytesIO(png.content)).format == "PNG"
    (page,) = pages_of(pdf.content)
    assert (round(page.width), round(page.height)) == (842, 595)
    assert "촬영 3" in page.text
    for answer, ending in ((svg, "svg"), (png, "png"), (pdf, "pdf")):
        disposition = answer.headers["Content-Disposition"]
        assert disposition.startswith("attachment; ")
        assert disposition.isascii()
        assert "filename*=UTF-8''%" in disposition
        assert disposition.endswith(f".{ending}")
        assert re.search(rf'filename="gantt-\d{{4}}-\d\d-\d\d-[0-9a-f]{{6}}\.{ending}"', disposition)
        assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_pdf_comes_on_the_paper_that_is_asked_for(editor: ApiClient, path: str, fill: Fill) -> None:
    fill()
    (page,) = pages_of(editor.get(f"{path}?format=pdf&paper=a3").content)
    assert (round(page.width), round(page.height)) == (1191, 842)


def test_the_words_are_in_the_language_of_the_request_or_that_is_asked_for(
    editor: ApiClient, path: str, fill: Fill
) -> None:
    fill()
    english = editor.with_(Accept_Language="en")
    assert "지연" in editor.get(f"{path}?format=svg").content.decode()
    assert "Delayed" in english.get(f"{path}?format=svg").content.decode()
    assert "지연" in english.get(f"{path}?format=svg&language=ko").content.decode()


@pytest.mark.parametrize("kind", ["json", "svg", "png", "pdf"])
def test_what_has_not_changed_is_not_sent_again(editor: ApiClient, path: str, fill: Fill, kind: str) -> None:
    fill()
    address = f"{path}?format={kind}"
    tag = editor.get(address).headers["ETag"]
    same = editor.with_(If_None_Match=tag).get(address)
    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", tag)
    fill(1)
    changed = editor.with_(If_None_Match=tag).get(address)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_only_what_has_a_part_in_the_days_is_shown(editor: ApiClient, path: str, fill: Fill) -> None:
    fill()
    body = editor.get(f"{path}?from=2026-03-11&to=2026-03-12").json()
    assert [row["name"] for row in body["rows"] if row["kind"] == "task"] == ["촬영 2"]
    assert (body["start_date"], body["end_date"], body["links"]) == ("2026-03-11", "2026-03-12", [])


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("format=gif", "field.not_a_choice"),
        ("paper=a5", "field.not_a_choice"),
        ("language=fr", "field.not_a_choice"),
        ("from=tomorrow", "field.not_a_date"),
        ("from=1999-12-31", "date.too_early"),
        ("to=2100-01-01", "date.too_late"),
        ("from=2026-03-02&to=2026-03-01", "chart.ends_before_start"),
        ("baseline_id=7", "field.not_an_id"),
        ("form=svg", "field.unknown"),
    ],
)
def test_a_bad_parameter_is_told(editor: ApiClient, path: str, query: str, code: str) -> None:
    answer = editor.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert [each["code"] for each in answer.json()["errors"]] == [code]


def test_more_tasks_than_are_drawn_come_as_rows_alone(editor: ApiClient, path: str, fill: Fill) -> None:
    fill(MOST_DRAWN + 60)
    refused = editor.get(f"{path}?format=png")
    assert (refused.status_code, refused.json()["code"]) == (422, "chart.too_large")
    assert len(editor.get(path).json()["rows"]) == MOST_DRAWN + 61
    assert editor.get(f"{path}?format=svg&from=2026-03-09&to=2026-03-10").status_code == 422
    assert editor.get(f"{path}?format=svg&from=2026-07-01&to=2026-07-02").status_code == 200


def test_whoever_accepts_pictures_alone_is_told_what_is_wrong(editor: ApiClient, path: str) -> None:
    picky = editor.with_(Accept="image/png")
    assert picky.get(f"{path}?format=png").status_code == 200
    assert picky.get(f"{path}?format=gif").json()["code"] == "request.bad_query"


def test_a_chart_of_any_size_takes_as_many_statements(editor: ApiClient, path: str, fill: Fill) -> None:
    fill(30)
    editor.get(path)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        editor.get(path)
    assert len(asked) == 6


def test_nobody_else_s_chart_is_shown(api: ApiClient, path: str, make_person: Callable[..., Any]) -> None:
    assert api.as_(make_person("stranger")).get(f"{path}?format=svg").status_code == 404


def test_a_baseline_is_shown_beside_what_has_become_of_it(
    editor: ApiClient, path: str, fill: Fill, team: dict[str, Any]
) -> None:
    ids = fill()
    project = path.removesuffix("/gantt")
    baseline = editor.post(f"{project}/baselines", {"name": "착수"}).json()["id"]
    with unit_of_work(by=team["editor"]):
        schedule = schedules().get(team["project_id"])
        schedule.revise_task(ids[0], {"not_before": moment(date(2026, 3, 11))}, today=MONDAY)
        schedules().save(schedule)
    body = editor.get(f"{path}?baseline_id={baseline}").json()
    first = body["rows"][1]
    assert (first["start_date"], first["baseline_start_date"]) == ("2026-03-11", "2026-03-09")
    assert (body["start_date"], first["bar_offset"], first["baseline_bar_offset"]) == ("2026-03-09", 2.0, 0.0)
    assert "기준선" in editor.get(f"{path}?format=svg&baseline_id={baseline}").content.decode()


def test_a_baseline_of_nowhere_is_not_found(editor: ApiClient, path: str) -> None:
    for kind in ("json", "svg"):
        answer = editor.get(f"{path}?format={kind}&baseline_id={new_id()}")
        assert (answer.status_code, answer.json()["code"]) == (404, "baseline.not_found")
