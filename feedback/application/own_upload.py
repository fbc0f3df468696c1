"""Finding an upload that the caller may use: their own, or anybody's with a further right."""

from core.domain.actor import Actor
from core.domain.errors import NotFound
from feedback.application.ports import ProjectAccess
from feedback.domain.upload import Upload
from feedback.domain.upload_refusals import NotYourUpload, UploadNotFound
from projects.contracts import Capability


def allowed(
    upload: Upload | None,
    actor: Actor,
    access: ProjectAccess,
    capability: Capability,
    *,
    others: Capability | None = None,
) -> Upload:
    """The upload; UploadNotFound also for strangers, NotPermitted, NotYourUpload without the right `others`."""
    if upload is None:
        raise UploadNotFound
    try:
        grant = access.require(actor, upload.project_id, capability)
    except NotFound as error:
        raise UploadNotFound from error
    if upload.created_by.id != grant.user_id and (others is None or not grant.allows(others)):
        raise NotYourUpload
    return upload
