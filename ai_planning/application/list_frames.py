"""Looking at pictures of shots."""

from uuid import UUID

from ai_planning.application.frame_ports import FrameReads
from ai_planning.application.frame_read_models import SeenFrame, SeenFrames, ShotFrames
from ai_planning.application.plan_ports import Access
from ai_planning.domain.frame import frame_object
from core.application.ports import ObjectStore
from core.domain.actor import Actor
from projects.contracts import Capability


def list_frames(
    actor: Actor,
    project_id: UUID,
    plan_id: UUID,
    shot_id: UUID | None,
    *,
    access: Access,
    reads: FrameReads,
    store: ObjectStore,
) -> SeenFrames:
    """All of a shot, or those that the shots of a plan show. Raises PlanNotFound, ShotNotFound."""
    grant = access(actor, project_id, Capability.READ)
    found = reads.chosen(grant, plan_id) if shot_id is None else reads.of_shot(grant, plan_id, shot_id)
    return _seen(found, grant.project_id, store, all_chosen=shot_id is None)


def _seen(found: ShotFrames, project_id: UUID, store: ObjectStore, *, all_chosen: bool) -> SeenFrames:
    keys = {row.id: frame_object(project_id, row.plan_id, row.id) for row in found.rows}
    addresses = store.signed_urls(keys.values())
    return SeenFrames(
        tuple(
            SeenFrame(row, is_chosen=all_chosen or row.id == found.chosen, url=addresses[keys[row.id]])
            for row in found.rows
        ),
        found.version,
    )
