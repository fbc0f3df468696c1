"""Lines of the audit trail on the wire."""

from typing import Any

from rest_framework import serializers

from core.domain.audit import AuditRow, Outcome
from core.presentation.pagination import CursorPageOut, CursorQuery


class AuditQuery(CursorQuery):
    outcome = serializers.ChoiceField([outcome.value for outcome in Outcome], required=False)


class AuditActorOut(serializers.Serializer[Any]):
    """Nobody known where `id` is null; gone where only `name` is."""

    id = serializers.UUIDField(allow_null=True)
    name = serializers.CharField(allow_null=True)


class AuditRowOut(serializers.Serializer[Any]):
    """Required fields are always there, unless `fields` leaves them out."""

    id = serializers.UUIDField(required=False)
    at = serializers.DateTimeField(required=False)
    action = serializers.CharField(required=False, help_text="What was done, or the code with which it was refused.")
    outcome = serializers.ChoiceField([outcome.value for outcome in Outcome], required=False)
    actor = AuditActorOut(required=False)
    account_id = serializers.UUIDField(required=False, allow_null=True, help_text="The account that it concerns.")
    project_id = serializers.UUIDField(required=False, allow_null=True)
    address = serializers.CharField(required=False, allow_null=True, help_text="From where the request came.")
    device = serializers.CharField(required=False, allow_blank=True, help_text="What it said of itself (User-Agent).")
    detail = serializers.DictField(required=False)


class AuditPageOut(CursorPageOut):
    results = AuditRowOut(many=True)


AUDIT_KNOWN = tuple(AuditRowOut().fields)


def outcome_of(query: dict[str, Any]) -> Outcome | None:
    return Outcome(query["outcome"]) if "outcome" in query else None


def audit_body(row: AuditRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": row.at,
        "action": row.action,
        "outcome": row.outcome,
        "actor": {"id": row.actor_id, "name": row.actor_name},
        "account_id": row.account_id,
        "project_id": row.project_id,
        "address": row.address,
        "device": row.device,
        "detail": row.detail,
    }
