"""Where files lie that plans were exported to."""

from uuid import UUID


def exports_prefix(project_id: UUID, plan_id: UUID, job_id: UUID) -> str:
    return f"plans/{project_id}/{plan_id}/exports/{job_id}/"


def export_key(project_id: UUID, plan_id: UUID, job_id: UUID, attempt: int) -> str:
    """One a try: whoever was overtaken takes away its own. The name for people is told with the address."""
    return f"{exports_prefix(project_id, plan_id, job_id)}{attempt}"
