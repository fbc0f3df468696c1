from django.urls import path

from identity.presentation import avatar_views, profile_views

urlpatterns = [
    path("", profile_views.MeView.as_view()),
    path("/avatar", avatar_views.AvatarView.as_view()),
    path("/preferences", profile_views.PreferencesView.as_view()),
    path("/consents", profile_views.ConsentsView.as_view()),
]
