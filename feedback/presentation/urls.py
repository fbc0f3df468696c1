"""Addresses of the review loop; the fixed words come before the ids."""

from django.urls import path

from feedback.presentation.asyncapi import asyncapi
from feedback.presentation.attachment_views import AttachmentsView, AttachmentView
from feedback.presentation.comment_views import CommentsView, CommentView, EditsView
from feedback.presentation.decision_views import FinishView, RoundDecisionView, VersionDecisionView
from feedback.presentation.draft_views import DraftsView, DraftView
from feedback.presentation.events_views import EventsView
from feedback.presentation.history_views import BulkStatusView, HistoryView
from feedback.presentation.playback_views import (
    MasterPlaylistView,
    MediaPlaylistView,
    PlaybackView,
    ThumbnailTrackView,
)
from feedback.presentation.processing_views import ProcessingView, RetryProcessingView
from feedback.presentation.reaction_views import ReactionsView, ReactionView
from feedback.presentation.read_mark_views import ConversationReadView, ReadMarksView
from feedback.presentation.round_views import CloseRoundView, DecisionsView, RoundsView, RoundView
from feedback.presentation.storage_views import OwnStorageView, ProjectStorageView
from feedback.presentation.upload_views import CompleteUploadView, UploadPartsView, UploadsView, UploadView
from feedback.presentation.version_views import DownloadView, RestoreVersionView, VersionsView, VersionView
from feedback.presentation.video_views import FilmTrashView, RestoreVideoView, VideoOrderView, VideosView, VideoView
from feedback.presentation.views import FeedbackListView, FeedbackView

_COMMENT = "feedback/<str:project_id>/<str:feedback_id>/comments/<str:comment_id>"
_VERSION = "feedback/<str:project_id>/videos/<str:video_id>/versions/<str:version_id>"

urlpatterns = [
    path("asyncapi.json", asyncapi),
    path("events/<str:project_id>", EventsView.as_view()),
    path("feedback/<str:project_id>", FeedbackListView.as_view()),
    path("feedback/<str:project_id>/videos", VideosView.as_view()),
    path("feedback/<str:project_id>/videos/trash", FilmTrashView.as_view()),
    path("feedback/<str:project_id>/videos/order", VideoOrderView.as_view()),
    path("feedback/<str:project_id>/videos/<str:video_id>", VideoView.as_view()),
    path("feedback/<str:project_id>/videos/<str:video_id>/restore", RestoreVideoView.as_view()),
    path("feedback/<str:project_id>/videos/<str:video_id>/versions", VersionsView.as_view()),
    path(_VERSION, VersionView.as_view()),
    path(f"{_VERSION}/restore", RestoreVersionView.as_view()),
    path(f"{_VERSION}/download", DownloadView.as_view()),
    path(f"{_VERSION}/rounds", RoundsView.as_view()),
    path(f"{_VERSION}/rounds/<str:round_id>", RoundView.as_view()),
    path(f"{_VERSION}/rounds/<str:round_id>/decision", RoundDecisionView.as_view()),
    path(f"{_VERSION}/rounds/<str:round_id>/decisions", DecisionsView.as_view()),
    path(f"{_VERSION}/rounds/<str:round_id>/close", CloseRoundView.as_view()),
    path(f"{_VERSION}/decision", VersionDecisionView.as_view()),
    path(f"{_VERSION}/finished", FinishView.as_view()),
    path("feedback/<str:project_id>/storage", ProjectStorageView.as_view()),
    path("me/storage", OwnStorageView.as_view()),
    path(f"{_VERSION}/playback", PlaybackView.as_view()),
    path("playback/<str:token>/master.m3u8", MasterPlaylistView.as_view()),
    path("playback/<str:token>/sprite.vtt", ThumbnailTrackView.as_view()),
    path("playback/<str:token>/<str:name>.m3u8", MediaPlaylistView.as_view()),
    path(
        "feedback/<str:project_id>/videos/<str:video_id>/versions/<str:version_id>/processing", ProcessingView.as_view()
    ),
    path(
        "feedback/<str:project_id>/videos/<str:video_id>/versions/<str:version_id>/processing/retry",
        RetryProcessingView.as_view(),
    ),
    path("feedback/<str:project_id>/read-marks", ReadMarksView.as_view()),
    path("feedback/<str:project_id>/drafts", DraftsView.as_view()),
    path("feedback/<str:project_id>/drafts/<str:place>", DraftView.as_view()),
    path("feedback/<str:project_id>/bulk-status", BulkStatusView.as_view()),
    path("feedback/<str:project_id>/<str:feedback_id>", FeedbackView.as_view()),
    path("feedback/<str:project_id>/<str:feedback_id>/history", HistoryView.as_view()),
    path("feedback/<str:project_id>/<str:feedback_id>/attachments", AttachmentsView.as_view()),
    path("feedback/<str:project_id>/<str:feedback_id>/attachments/<str:attachment_id>", AttachmentView.as_view()),
    path("feedback/<str:project_id>/<str:feedback_id>/read", ConversationReadView.as_view()),
    path("feedback/<str:project_id>/<str:feedback_id>/comments", CommentsView.as_view()),
    path(_COMMENT, CommentView.as_view()),
    path(f"{_COMMENT}/edits", EditsView.as_view()),
    path(f"{_COMMENT}/reaction", ReactionView.as_view()),
    path(f"{_COMMENT}/reactions", ReactionsView.as_view()),
    path("uploads", UploadsView.as_view()),
    path("uploads/<str:upload_id>", UploadView.as_view()),
    path("uploads/<str:upload_id>/parts", UploadPartsView.as_view()),
    path("uploads/<str:upload_id>/complete", CompleteUploadView.as_view()),
]
