"""Files of plans: one object a job, whatever happens to its worker."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from ai_planning.application.export_plan import Press
from ai_planning.application.export_ports import Rendered
from ai_planning.bootstrap.job_running import press
from ai_planning.contracts.exports import ExportFormat, PdfLayout
from ai_planning.contracts.job_rows import JobError
from ai_planning.contracts.jobs import JobKind, JobStatus
from ai_planning.domain.export_refusals import ExportFailed
from core.infrastructure.object_store import object_store
from tests.ai_planning.jobs.conftest import Studio
from tests.client import ApiClient


@dataclass
class FakePress:
    """Renders whatever it is asked for; `meanwhile` happens while it does."""

    meanwhile: Callable[[], Any] = lambda: None

    def render(self, document: Any, *, layout: PdfLayout, **more: Any) -> Rendered:
        self.meanwhile()
        return Rendered(f"{document.title} {layout}".encode(), "application/pdf", f"{document.title}.pdf")


@pytest.fixture
def printer(studio: Studio) -> FakePress:
    fake = FakePress()
    studio.press = replace(press(), makers=dict.fromkeys(ExportFormat, fake))
    return fake


def stored(studio: Studio) -> list[str]:
    return list(object_store().keys(f"plans/{studio.project_id}/{studio.plan_id}/exports/"))


def pdf(studio: Studio) -> Any:
    return studio.ask(JobKind.EXPORT, format=ExportFormat.PDF, layout=PdfLayout.PAGES)


def test_a_file_is_named_and_its_address_opens_it(api: ApiClient, studio: Studio, printer: FakePress) -> None:
    ended = studio.run(pdf(studio))
    assert ended.status is JobStatus.SUCCEEDED
    assert ended.result is not None
    assert ended.result.file is not None
    assert (ended.result.file.name, ended.result.file.media_type) == ("첫 출근.pdf", "application/pdf")
    (key,) = stored(studio)
    assert object_store().read(key, 0, 1000).decode() == "첫 출근 pages"
    told = api.as_(studio.actor).get(f"/v2/ai-planning/{studio.project_id}/jobs/{ended.id}").json()
    assert key in told["result"]["url"]
    assert "filename" in told["result"]["url"]
    assert studio.quota("pdfs").used == 1


def test_no_address_opens_a_file_of_a_plan_in_the_trash(api: ApiClient, studio: Studio, printer: FakePress) -> None:
    ended, person = studio.run(pdf(studio)), api.as_(studio.actor)
    project = f"/v2/ai-planning/{studio.project_id}"
    assert person.delete(f"{project}/plans/{studio.plan_id}").status_code == 204
    told = person.get(f"{project}/jobs/{ended.id}").json()
    assert (told["status"], told["result"]["file"]["name"], told["result"]["url"]) == ("succeeded", "첫 출근.pdf", None)
    person.post(f"{project}/plans/{studio.plan_id}/restore")
    assert person.get(f"{project}/jobs/{ended.id}").json()["result"]["url"]


def test_other_formats_cost_nothing(studio: Studio, printer: FakePress) -> None:
    studio.run(studio.ask(JobKind.EXPORT, format=ExportFormat.CSV))
    assert studio.quota("pdfs").used == 0


def test_another_format_supersedes_nothing(studio: Studio, printer: FakePress) -> None:
    first = pdf(studio)
    studio.ask(JobKind.EXPORT, format=ExportFormat.CSV)
    assert studio.row(first).status is JobStatus.QUEUED
    pdf(studio)
    assert studio.row(first).status is JobStatus.CANCELLED


def test_what_was_cancelled_meanwhile_leaves_no_object(studio: Studio, printer: FakePress) -> None:
    job = pdf(studio)
    printer.meanwhile = lambda: studio.cancel(job)
    assert studio.run(job).status is JobStatus.CANCELLED
    assert stored(studio) == []
    assert studio.quota("pdfs").used == 0


def test_a_worker_that_was_overtaken_takes_its_own_object_away(studio: Studio, printer: FakePress) -> None:
    job, again = pdf(studio), []

    def overtake() -> None:
        if not again:
            again.append(True)
            studio.run(job)

    printer.meanwhile = overtake
    assert studio.run(job).status is JobStatus.SUCCEEDED
    assert [key.rpartition("/")[2] for key in stored(studio)] == ["2"]
    assert studio.quota("pdfs").used == 1


def test_what_a_dead_worker_had_stored_is_cleared(studio: Studio, printer: FakePress) -> None:
    class Died(BaseException):
        """The process is gone."""

    def die() -> None:
        printer.meanwhile = lambda: None
        object_store().put(f"plans/{job.project_id}/{job.plan_id}/exports/{job.id}/1", b"half", media_type="text/plain")
        raise Died

    job = pdf(studio)
    printer.meanwhile = die
    with pytest.raises(Died):
        studio.run(job)
    assert studio.run(job).status is JobStatus.SUCCEEDED
    assert [key.rpartition("/")[2] for key in stored(studio)] == ["2"]


def test_a_renderer_that_breaks_is_tried_twice(studio: Studio, printer: FakePress) -> None:
    def fail() -> None:
        raise ExportFailed

    printer.meanwhile = fail
    job = pdf(studio)
    assert studio.run(job).status is JobStatus.QUEUED
    ended = studio.run(job)
    assert ended.error == JobError(code="export.failed", status=500)
    assert (stored(studio), studio.quota("pdfs").used) == ([], 0)


def test_every_format_has_who_makes_it() -> None:
    made: Press = press()
    assert set(made.makers) == set(ExportFormat)
