from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "schedule.infrastructure"
    label = "schedule"
    default_auto_field = "django.db.models.BigAutoField"
