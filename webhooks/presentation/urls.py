from django.urls import path

from webhooks.presentation import delivery_views, views

_ONE = "projects/<str:project_id>/webhooks/<str:webhook_id>"

urlpatterns = [
    path("projects/<str:project_id>/webhooks", views.WebhooksView.as_view()),
    path(_ONE, views.WebhookView.as_view()),
    path(f"{_ONE}/secret", views.SecretView.as_view()),
    path(f"{_ONE}/pause", views.PauseView.as_view()),
    path(f"{_ONE}/resume", views.ResumeView.as_view()),
    path(f"{_ONE}/ping", delivery_views.PingView.as_view()),
    path(f"{_ONE}/replay", delivery_views.ReplayView.as_view()),
    path(f"{_ONE}/deliveries", delivery_views.DeliveriesView.as_view()),
    path(f"{_ONE}/deliveries/<str:delivery_id>", delivery_views.DeliveryView.as_view()),
    path(f"{_ONE}/deliveries/<str:delivery_id>/resend", delivery_views.ResendView.as_view()),
]
