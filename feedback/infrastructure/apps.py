from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "feedback.infrastructure"
    label = "feedback"
    default_auto_field = "django.db.models.BigAutoField"
