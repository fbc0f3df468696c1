from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "webhooks.infrastructure"
    label = "webhooks"
    default_auto_field = "django.db.models.BigAutoField"
