from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core.infrastructure"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core.infrastructure import task_metrics

        task_metrics.listen()
