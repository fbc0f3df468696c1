"""Ending an open upload that the store has forgotten: by a rule of its own, or by a restart. It cannot be completed."""

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.upload_ports import Uploads
from feedback.domain.upload import Upload
from feedback.domain.upload_refusals import UploadNotFound

PARTS_LOST = "upload.parts_lost"


def end_forgotten(upload: Upload, *, unit_of_work: UnitOfWork, uploads: Uploads, clock: Clock) -> Upload:
    """As it is now; unchanged where it was completed or given up meanwhile. UploadNotFound."""
    with unit_of_work(by=SYSTEM):
        current = uploads.get(upload.id)
        if current is None:
            raise UploadNotFound
        if current.is_open:
            current.fail(PARTS_LOST, clock())
            uploads.save(current)
    return current
