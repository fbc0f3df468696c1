from django.urls import path

from identity.presentation import openapi
from identity.presentation.mail_pages import confirm_email_page, reset_password_page, verification_page
from identity.presentation.session_views import JwksView

__all__ = ["openapi", "urlpatterns"]

urlpatterns = [
    path(".well-known/jwks.json", JwksView.as_view()),
    path("verify-email", verification_page),
    path("reset-password", reset_password_page),
    path("confirm-email", confirm_email_page),
]
