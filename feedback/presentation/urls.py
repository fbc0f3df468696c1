"""Addresses of the review loop; the fixed words come before the ids."""

from django.urls import path

from feedback.presentation.asyncapi import asyncapi
from feedback.presentation.comment_views import CommentsView
from feedback.presentation.events_views import EventsView
from feedback.presentation.playback_views import (
    MasterPlaylistView,
    MediaPlaylistView,
    PlaybackView,
    ThumbnailTrackView,
)
from feedback.presentation.processing_views import ProcessingView, RetryProcessingView
from feedback.presentation.upload_views import CompleteUploadView, UploadPartsView, UploadsView, UploadView
from feedback.presentation.video_views import VideosView, VideoView
from feedback.presentation.views import FeedbackListView, FeedbackView

_VERSION = "feedback/<str:project_id>/videos/<str:video_id>/versions/<str:version_id>"

urlpatterns = [
    path("asyncapi.json", asyncapi),
    path("events/<str:project_id>", EventsView.as_view()),
    path("feedback/<str:project_id>", FeedbackListView.as_view()),
    path("feedback/<str:project_id>/videos", VideosView.as_view()),
    path("feedback/<str:project_id>/videos/<str:video_id>", VideoView.as_view()),
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
    path("feedback/<str:project_id>/<str:feedback_id>", FeedbackView.as_view()),
    path("feedback/<str:project_id>/<str:feedback_id>/comments", CommentsView.as_view()),
    path("uploads", UploadsView.as_view()),
    path("uploads/<str:upload_id>", UploadView.as_view()),
    path("uploads/<str:upload_id>/parts", UploadPartsView.as_view()),
    path("uploads/<str:upload_id>/complete", CompleteUploadView.as_view()),
]
