"""What belongs to one project beside what its world has: a job, a picture of a shot, a file on an item, a conflict."""

from io import BytesIO
from pathlib import Path
from uuid import UUID

from tests.ai_planning.providers.films import png
from tests.client import Answer, ApiClient
from tests.guards.world import World
from tests.schedule.shoots import planned

PLAN = "/v2/ai-planning/{project_id}/plans/{plan_id}"
FRAMES = f"POST {PLAN}/shots/{{shot_id}}/frames"
ATTACHMENTS = "POST /v2/feedback/{project_id}/{feedback_id}/attachments"
VERSIONS = "POST /v2/feedback/{project_id}/videos/{video_id}/versions"
# The field that a form's file goes into.
FORMS = {FRAMES: "image", ATTACHMENTS: "file", VERSIONS: "video_file"}


def belongings(author: ApiClient, world: World, film: Path) -> dict[str, str]:
    """Their ids."""
    job = author.post(f"{PLAN}/export".format(**world.parts), {"format": "json"}).json()["job"]
    frame, attachment = (sent(author, world, route, film).json() for route in (FRAMES, ATTACHMENTS))
    return {
        "job_id": job["id"],
        "frame_id": frame["id"],
        "attachment_id": attachment["id"],
        "conflict_id": _conflict(author, world.parts["project_id"]),
    }


def sent(client: ApiClient, world: World, route: str, film: Path) -> Answer:
    """A form with its file: the film where one is wanted, else a picture."""
    is_film = route == VERSIONS
    file = BytesIO(film.read_bytes() if is_film else png())
    file.name = film.name if is_film else "장면.png"
    return client.post_form(route.removeprefix("POST ").format(**world.parts), {FORMS[route]: file})


def _conflict(author: ApiClient, project_id: str) -> str:
    """Two tasks that need one place on one day."""
    for name in ("아침", "저녁"):
        planned(UUID(project_id), name, "2026-04-06", place=project_id)
    rows = author.get(f"/v2/schedule/{project_id}/conflicts").json()["results"]
    (told,) = (row["id"] for row in rows if row["kind"] == "place_double_booked")
    return str(told)
