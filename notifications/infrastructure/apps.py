from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "notifications.infrastructure"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
