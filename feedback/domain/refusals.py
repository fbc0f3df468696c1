"""What the review loop refuses."""

from core.domain.errors import Conflict, FieldFault, Gone, NotFound, NotPermitted, Unacceptable


class FeedbackNotFound(NotFound):
    code = "feedback.not_found"


class VideoNotFound(NotFound):
    code = "video.not_found"


class VersionNotFound(NotFound):
    code = "version.not_found"


class FileNotReceived(Conflict):
    """The file is still being put together and checked, or was refused by that and is not kept."""

    code = "version.not_received"


class NotYourVideo(NotPermitted):
    """Others' videos and versions take more than the right to change one's own."""

    code = "video.not_yours"


class LastVersion(Conflict):
    """A video without any version would be nothing: it is the video that has to go."""

    code = "version.last"


class OrderOutdated(Conflict):
    """The videos that were put in order are not all that there are, or no longer."""

    code = "video.order_outdated"


class ProjectStorageFull(Unacceptable):
    """`left` in bytes."""

    code = "storage.project_full"


class PersonStorageFull(Unacceptable):
    """`left` in bytes."""

    code = "storage.person_full"


class NotYourFeedback(NotPermitted):
    """Others' items take more than the right to change one's own."""

    code = "feedback.not_yours"


class TransitionRefused(Conflict):
    """`current` and `wanted` are statuses."""

    code = "feedback.transition_refused"


class NotClosed(Unacceptable):
    """Only a closed item has a resolution."""

    code = "feedback.not_closed"

    def __init__(self) -> None:
        super().__init__(faults=(FieldFault("/resolution", self.code),))


class TooManyAttachments(Conflict):
    """`most` files hang on an item."""

    code = "attachment.too_many"


class AttachmentNotFound(NotFound):
    code = "attachment.not_found"


class AttachmentEmpty(Unacceptable):
    code = "attachment.empty"


class UnsupportedVideoType(Unacceptable):
    """The content is none of the containers that are taken."""

    code = "video.unsupported_type"


class VideoTooLarge(Unacceptable):
    """More bytes than the form takes; `limit` in MiB."""

    code = "video.too_large"


class VideoEmpty(Unacceptable):
    code = "video.empty"


class VideoDamaged(Unacceptable):
    """A known container that is cut off or broken."""

    code = "video.damaged"


class UploadInterrupted(Unacceptable):
    """The body ended before the form did."""

    code = "upload.interrupted"


class PlaybackNotFound(NotFound):
    """An address that never was one, or whose film or viewer has gone; also what is not made yet."""

    code = "playback.not_found"


class PlaybackEnded(Gone):
    """The address was short-lived."""

    code = "playback.ended"


class NothingLeftToTry(Conflict):
    """The file itself was refused and is gone: another try would fail like this one."""

    code = "processing.source_refused"


class NothingHasFailed(Conflict):
    """Only what has failed can be tried again."""

    code = "processing.nothing_failed"
