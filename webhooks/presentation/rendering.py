"""Webhooks as the wire has them."""

from dataclasses import asdict
from typing import Any

from webhooks.application.read_models import DeliveryRow, ToldSecret, WebhookRow
from webhooks.domain.delivery import Attempt


def webhook_body(row: WebhookRow) -> dict[str, Any]:
    return asdict(row)


def told_body(told: ToldSecret) -> dict[str, Any]:
    return webhook_body(told.row) | {"secret": told.secret.reveal()}


def delivery_body(row: DeliveryRow) -> dict[str, Any]:
    last = attempt_body(row.attempts[-1]) if row.attempts else {}
    return {
        "id": row.id,
        "type": row.type,
        "seq": row.seq,
        "status": row.status,
        "tries": row.tries,
        "response_code": last.get("response_code"),
        "duration_ms": last.get("duration_ms"),
        "error": last.get("error"),
        "response": row.excerpt,
        "attempts": [attempt_body(attempt) for attempt in row.attempts],
        "created_at": row.created_at,
        "next_attempt_at": row.due_at,
        "ended_at": row.ended_at,
    }


def attempt_body(attempt: Attempt) -> dict[str, Any]:
    return {
        "at": attempt.at,
        "duration_ms": attempt.milliseconds,
        "response_code": attempt.status_code,
        "error": attempt.failure,
    }
