from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    name = "projects.infrastructure"
    label = "projects"
    default_auto_field = "django.db.models.BigAutoField"
