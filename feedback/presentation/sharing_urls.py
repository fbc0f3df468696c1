"""Addresses of share links, and those that guests come to."""

from django.urls import path

from feedback.presentation import entrance_views as entrance
from feedback.presentation import share_link_views as links
from feedback.presentation import shared_review_views as review
from feedback.presentation import shared_talk_views as talk
from feedback.presentation import shared_views as shared

_LINKS = "feedback/<str:project_id>/share-links"
_GUEST = f"{_LINKS}/<str:share_link_id>/guests/<str:guest_id>"
_ITEM = "shared/feedback/<str:feedback_id>"
_COMMENT = f"{_ITEM}/comments/<str:comment_id>"

urlpatterns = [
    path(_LINKS, links.ShareLinksView.as_view()),
    path(f"{_LINKS}/<str:share_link_id>", links.ShareLinkView.as_view()),
    path(f"{_LINKS}/<str:share_link_id>/guests", links.GuestsView.as_view()),
    path(f"{_GUEST}/block", links.BlockGuestView.as_view()),
    path(f"{_GUEST}/contributions", links.ContributionsView.as_view()),
    path("shared", entrance.VisitView.as_view()),
    path("shared/open", entrance.OpenSharedView.as_view()),
    path("shared/session", entrance.GuestSessionView.as_view()),
    path("shared/session/refresh", entrance.RefreshGuestView.as_view()),
    path("shared/unsubscribe", entrance.UnsubscribeView.as_view()),
    path("shared/me", entrance.GuestSelfView.as_view()),
    path("shared/email", entrance.GuestEmailView.as_view()),
    path("shared/email/verify", entrance.ProveGuestEmailView.as_view()),
    path("shared/ws-ticket", entrance.GuestTicketView.as_view()),
    path("shared/video", shared.SharedVideoView.as_view()),
    path("shared/versions/<str:version_id>/playback", shared.SharedPlaybackView.as_view()),
    path("shared/versions/<str:version_id>/download", shared.SharedDownloadView.as_view()),
    path("shared/versions/<str:version_id>/rounds", review.SharedRoundsView.as_view()),
    path("shared/versions/<str:version_id>/decision", review.SharedDecisionView.as_view()),
    path("shared/versions/<str:version_id>/finished", review.SharedFinishView.as_view()),
    path("shared/feedback", shared.SharedFeedbackListView.as_view()),
    path(_ITEM, shared.SharedFeedbackView.as_view()),
    path(f"{_ITEM}/attachments", shared.SharedAttachmentsView.as_view()),
    path(f"{_ITEM}/comments", talk.SharedCommentsView.as_view()),
    path(_COMMENT, talk.SharedCommentView.as_view()),
    path(f"{_COMMENT}/reaction", talk.SharedReactionView.as_view()),
    path("shared/events", shared.SharedEventsView.as_view()),
]
