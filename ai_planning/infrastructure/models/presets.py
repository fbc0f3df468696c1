"""Presets that people keep for themselves."""

from django.db import models

from ai_planning.domain.preset import LONGEST_NAME


class PresetRecord(models.Model):
    """`name_key` is the name as it is compared; `brief` has the properties that are given, in the JSON of events."""

    id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField()
    name = models.CharField(max_length=LONGEST_NAME)
    name_key = models.TextField()
    brief = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "ai_planning_preset"
        constraints = [models.UniqueConstraint(fields=["owner_id", "name_key"], name="ai_planning_preset_named_once")]
