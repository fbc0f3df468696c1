"""What an upload in parts is refused."""

from collections.abc import Sequence

from core.domain.errors import Conflict, FieldFault, Gone, NotFound, NotPermitted, Unacceptable

MOST_TOLD = 100


class UploadNotFound(NotFound):
    code = "upload.not_found"


class NotYourUpload(NotPermitted):
    code = "upload.not_yours"


class TooManyUploads(Unacceptable):
    """The person has `most` open ones already, in all projects."""

    code = "upload.too_many_open"


class UploadComplete(Conflict):
    """It takes no parts any more, and is not given up either: a version is being made of it."""

    code = "upload.complete"


class UploadAborted(Gone):
    code = "upload.aborted"


class UploadExpired(Gone):
    code = "upload.expired"


class UploadFailed(Gone):
    """Its content was refused, or its parts were lost; `failure` of the upload tells why."""

    code = "upload.failed"


class _PartsRefused(Unacceptable):
    """A fault for each part (of the first hundred); the pointer ends in the part's number."""

    fault = ""

    def __init__(self, numbers: Sequence[int]) -> None:
        faults = (FieldFault(f"/parts/{number}", self.fault) for number in numbers[:MOST_TOLD])
        super().__init__(faults=tuple(faults), count=len(numbers))


class PartsMissing(_PartsRefused):
    code = "upload.parts_missing"
    fault = "upload.part_missing"


class PartMismatch(_PartsRefused):
    """What the client says it sent is not what the store has."""

    code = "upload.part_mismatch"
    fault = "upload.part_differs"


class SizeMismatch(Unacceptable):
    """`size` is what was declared, `received` what came; both in bytes."""

    code = "upload.size_mismatch"


class VideoInTrash(Conflict):
    """The video that the new version is of lies in the trash, or has gone for good."""

    code = "upload.video_gone"
