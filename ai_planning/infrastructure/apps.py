from django.apps import AppConfig


class AiPlanningConfig(AppConfig):
    name = "ai_planning.infrastructure"
    label = "ai_planning"
    default_auto_field = "django.db.models.BigAutoField"
