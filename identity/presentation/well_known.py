from django.urls import path

from identity.presentation import openapi
from identity.presentation.verification_page import verification_page
from identity.presentation.views import JwksView

__all__ = ["openapi", "urlpatterns"]

urlpatterns = [
    path(".well-known/jwks.json", JwksView.as_view()),
    path("verify-email", verification_page),
]
