from django.urls import path

from projects.presentation import audit_views, overview_views, views

urlpatterns = [
    path("projects", views.ProjectsView.as_view()),
    path("projects/<str:project_id>", views.ProjectView.as_view()),
    path("projects/<str:project_id>/archive", views.ArchiveView.as_view()),
    path("projects/<str:project_id>/stats", overview_views.StatisticsView.as_view()),
    path("projects/<str:project_id>/activity", overview_views.ActivityView.as_view()),
    path("projects/<str:project_id>/audit", audit_views.ProjectTrailView.as_view()),
    path("projects/<str:project_id>/members", views.MembersView.as_view()),
    path("projects/<str:project_id>/members/<str:user_id>", views.MemberView.as_view()),
]
