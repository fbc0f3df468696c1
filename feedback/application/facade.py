"""What the review loop does for its callers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from core.application.read_stream import EventsPage
from feedback.application.read_models import FeedbackPage, VideoObjects, VideoPage
from feedback.application.video_intake import VideoIntake
from feedback.contracts import FeedbackRow, VideoRow


@dataclass(frozen=True)
class Feedback:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    receive_video: Callable[..., VideoIntake]
    submit_video: Callable[..., FeedbackRow]
    submit_note: Callable[..., FeedbackRow]
    revise_feedback: Callable[..., FeedbackRow]
    delete_feedback: Callable[..., None]
    list_feedback: Callable[..., FeedbackPage]
    read_feedback: Callable[..., FeedbackRow]
    list_videos: Callable[..., VideoPage]
    read_video: Callable[..., tuple[VideoRow, VideoObjects]]
    list_events: Callable[..., EventsPage]
    signed_urls: Callable[[Iterable[str], Mapping[str, str]], dict[str, str]]
