from django.urls import path

from projects.presentation import (
    audit_views,
    invitation_views,
    invitee_views,
    overview_views,
    transfer_views,
    trash_views,
    views,
)

urlpatterns = [
    path("projects", views.ProjectsView.as_view()),
    path("projects/trash", trash_views.TrashView.as_view()),
    path("projects/<str:project_id>", views.ProjectView.as_view()),
    path("projects/<str:project_id>/archive", views.ArchiveView.as_view()),
    path("projects/<str:project_id>/stats", overview_views.StatisticsView.as_view()),
    path("projects/<str:project_id>/activity", overview_views.ActivityView.as_view()),
    path("projects/<str:project_id>/audit", audit_views.ProjectTrailView.as_view()),
    path("projects/<str:project_id>/members", views.MembersView.as_view()),
    path("projects/<str:project_id>/members/<str:user_id>", views.MemberView.as_view()),
    path("projects/<str:project_id>/restore", trash_views.RestoreView.as_view()),
    path("projects/<str:project_id>/history", trash_views.HistoryView.as_view()),
    path("projects/<str:project_id>/leave", trash_views.LeaveView.as_view()),
    path("projects/<str:project_id>/transfer", transfer_views.TransferView.as_view()),
    path("projects/<str:project_id>/transfer/accept", transfer_views.TransferAcceptanceView.as_view()),
    path("projects/<str:project_id>/invitations", invitation_views.InvitationsView.as_view()),
    path("projects/<str:project_id>/invitations/<str:invitation_id>", invitation_views.InvitationView.as_view()),
    path("projects/<str:project_id>/invitations/<str:invitation_id>/resend", invitation_views.ResendView.as_view()),
    path("projects/<str:project_id>/invite-links", invitation_views.InviteLinksView.as_view()),
    path("projects/<str:project_id>/invite-links/<str:link_id>", invitation_views.InviteLinkView.as_view()),
    path("invitations/preview", invitee_views.PreviewView.as_view()),
    path("invitations/accept", invitee_views.AcceptView.as_view()),
    path("invitations/decline", invitee_views.DeclineView.as_view()),
    path("me/invitations", invitee_views.ReceivedView.as_view()),
    path("me/invitations/<str:invitation_id>/accept", invitee_views.ReceivedAcceptView.as_view()),
    path("me/invitations/<str:invitation_id>/decline", invitee_views.ReceivedDeclineView.as_view()),
]
