"""A file of a plan: rendered, stored, and named by its job."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from ai_planning.application.bench import Begun, Bench
from ai_planning.application.export_document import document_of
from ai_planning.application.export_keys import export_key
from ai_planning.application.export_ports import ExportMaker
from ai_planning.contracts.exports import ExportFormat, PdfLayout
from ai_planning.contracts.job_rows import JobFile, JobResult
from ai_planning.domain.frame import frame_object
from ai_planning.domain.job_refusals import JobNotFound
from ai_planning.domain.plan import VideoPlan
from core.application.ports import ObjectStore
from core.application.refusals import ObjectMissing

LARGEST_PICTURE = 50 * 1024 * 1024
_WITH_PICTURES = (ExportFormat.PDF, ExportFormat.CONTACT_SHEET)


class ProjectNames(Protocol):
    def __call__(self, project_ids: set[UUID]) -> Mapping[UUID, str]: ...


@dataclass(frozen=True, kw_only=True)
class Press:
    """What files are made with."""

    makers: Mapping[ExportFormat, ExportMaker]
    names: ProjectNames
    store: ObjectStore


def export_plan(bench: Bench, begun: Begun, *, press: Press) -> None:
    """The plan as it was when this try began; what nobody wants any more leaves no object."""
    job, plan, wish = begun.job, begun.plan, begun.job.wish
    if wish.format is None:
        raise JobNotFound
    document = document_of(plan.row(), press.names({job.project_id}).get(job.project_id, ""))
    rendered = press.makers[wish.format].render(
        document,
        layout=wish.layout or PdfLayout.CARDS,
        language=plan.brief.language,
        pictures=_pictures(plan, press.store) if wish.format in _WITH_PICTURES else {},
    )
    bench.demand_wanted(begun)
    key = export_key(job.project_id, job.plan_id, job.id, begun.attempt)
    press.store.put(key, rendered.data, media_type=rendered.media_type)
    file = JobFile(name=rendered.file_name, media_type=rendered.media_type, size=len(rendered.data))
    try:
        with bench.holding(begun) as held:
            held.charge()
            held.job.succeed(JobResult(file=file), bench.clock())
    except BaseException:
        press.store.delete([key])
        raise


def _pictures(plan: VideoPlan, store: ObjectStore) -> dict[UUID, bytes]:
    """Those that were chosen; one that is not there leaves its place empty."""
    found: dict[UUID, bytes] = {}
    for shot_id in plan.parts.shot_ids:
        frame = plan.parts.frame(shot_id)
        if frame is None:
            continue
        try:
            found[shot_id] = store.read(frame_object(plan.project_id, plan.id, frame.id), 0, LARGEST_PICTURE)
        except ObjectMissing:
            continue
    return found
