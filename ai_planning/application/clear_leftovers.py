"""What tries that were cut off have left in the store."""

from ai_planning.application.export_keys import export_key
from ai_planning.domain.frame import frame_object
from ai_planning.domain.planning_job import PlanningJob
from core.application.ports import ObjectStore


def clear_leftovers(job: PlanningJob, *, store: ObjectStore) -> None:
    """Nothing that a row names; a job that was never cut off asks the store for nothing."""
    place = job.project_id, job.plan_id
    frames = [frame_object(*place, frame_id) for frame_id in job.lost_frames]
    files = [export_key(*place, job.id, attempt) for attempt in job.lost_files]
    if frames or files:
        store.delete(frames + files)
