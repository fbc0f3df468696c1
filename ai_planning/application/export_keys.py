"""Where files lie that plans were exported to."""

from uuid import UUID


def exports_prefix(project_id: UUID, plan_id: UUID, job_id: UUID) -> str:
    return f"plans/{project_id}/{plan_id}/exports/{job_id}/"


def export_key(project_id: UUID, plan_id: UUID, job_id: UUID) -> str:
    """One a job: its name for people is told with the address."""
    return exports_prefix(project_id, plan_id, job_id) + "file"
