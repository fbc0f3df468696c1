from django.apps import AppConfig
from django.conf import settings


class CoreConfig(AppConfig):
    name = "core.infrastructure"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from core.infrastructure import task_metrics

        task_metrics.listen()
        if settings.TRACES["endpoint"]:
            from core.infrastructure.tracing import begin

            begin(**settings.TRACES)
