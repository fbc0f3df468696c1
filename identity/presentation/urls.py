from django.urls import include, path

from identity.presentation import account_views, audit_views, session_views, social_views

urlpatterns = [
    path("auth/register", account_views.RegisterView.as_view()),
    path("auth/verify-email", account_views.VerifyEmailView.as_view()),
    path("auth/resend-verification", account_views.ResendVerificationView.as_view()),
    path("auth/login", session_views.LoginView.as_view()),
    path("auth/refresh", session_views.RefreshView.as_view()),
    path("auth/logout", session_views.LogoutView.as_view()),
    path("auth/logout-all", session_views.LogoutAllView.as_view()),
    path("auth/ws-ticket", session_views.TicketView.as_view()),
    path("auth/social", social_views.ProvidersView.as_view()),
    path("auth/social/email", social_views.EmailView.as_view()),
    path("auth/social/email/verify", social_views.VerifyEmailView.as_view()),
    path("auth/social/<provider>/start", social_views.StartView.as_view()),
    path("auth/social/<provider>/callback", social_views.CallbackView.as_view()),
    path("me/sessions", session_views.SessionsView.as_view()),
    path("me/sessions/<str:session_id>", session_views.SessionView.as_view()),
    path("me/social", social_views.LinkedView.as_view()),
    path("me/social/<provider>", social_views.UnlinkView.as_view()),
    path("me/social/<provider>/link", social_views.LinkView.as_view()),
    path("", include("identity.presentation.credential_urls")),
    path("me/audit", audit_views.MyTrailView.as_view()),
    path("me", include("identity.presentation.profile_urls")),
]
