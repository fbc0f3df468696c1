from django.urls import path

from identity.presentation import email_views, password_views

urlpatterns = [
    path("auth/forgot-password", password_views.ForgotPasswordView.as_view()),
    path("auth/reset-password", password_views.ResetPasswordView.as_view()),
    path("auth/confirm-email", email_views.ConfirmEmailView.as_view()),
    path("me/password", password_views.PasswordView.as_view()),
    path("me/email", email_views.EmailView.as_view()),
    path("me/email/verify", email_views.VerifyEmailChangeView.as_view()),
]
