"""Templates that people keep for themselves."""

from django.db import models

from schedule.domain.plan_template import LONGEST_NAME


class TemplateRecord(models.Model):
    """`name_key` is the name as it is compared; `blueprint` a document (see blueprint_document.py)."""

    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField()
    name = models.CharField(max_length=LONGEST_NAME)
    name_key = models.TextField()
    blueprint = models.JSONField()
    version = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "schedule_template"
        constraints = [models.UniqueConstraint(fields=["owner_id", "name_key"], name="schedule_template_named_once")]
