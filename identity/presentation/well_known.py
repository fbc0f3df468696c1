from django.urls import path

from identity.presentation import openapi
from identity.presentation.session_views import JwksView
from identity.presentation.verification_page import verification_page

__all__ = ["openapi", "urlpatterns"]

urlpatterns = [
    path(".well-known/jwks.json", JwksView.as_view()),
    path("verify-email", verification_page),
]
