from django.urls import path

from identity.presentation import avatar_views, leaving_views, profile_views, secret_views

urlpatterns = [
    path("", profile_views.MeView.as_view()),
    path("/avatar", avatar_views.AvatarView.as_view()),
    path("/preferences", profile_views.PreferencesView.as_view()),
    path("/consents", profile_views.ConsentsView.as_view()),
    path("/api-keys", secret_views.ApiKeysView.as_view()),
    path("/api-keys/<str:ai_provider>", secret_views.ApiKeyView.as_view()),
    path("/export", leaving_views.ExportView.as_view()),
    path("/notes", secret_views.NoteView.as_view()),
    path("/notes/reveal", secret_views.RevealNoteView.as_view()),
]
