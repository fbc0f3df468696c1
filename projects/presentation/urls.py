from django.urls import path

from projects.presentation import views

urlpatterns = [
    path("projects", views.ProjectsView.as_view()),
    path("projects/<project_id>", views.ProjectView.as_view()),
    path("projects/<project_id>/members", views.MembersView.as_view()),
    path("projects/<project_id>/members/<user_id>", views.MemberView.as_view()),
]
