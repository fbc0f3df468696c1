"""Jobs, quotas and budgets as the wire has them."""

from dataclasses import asdict
from typing import Any

from ai_planning.application.read_quotas import Quota
from ai_planning.contracts.job_rows import JobRow
from ai_planning.domain.budget import Budget
from core.presentation.problems import message


def job_body(row: JobRow, url: str | None = None) -> dict[str, Any]:
    """In the caller's language."""
    body = row.wire()
    if row.error is not None:
        told = {"seconds": row.error.retry_after, "most": row.error.most}
        params = {name: value for name, value in told.items() if value is not None}
        title, detail = message(row.error.code, params)
        body["error"] |= {"title": title, "detail": detail}
    if body["result"] is not None:
        body["result"] |= {"url": url}
    return body


def quotas_body(quotas: dict[str, Quota]) -> dict[str, Any]:
    return {name: asdict(quota) for name, quota in quotas.items()}


def budget_body(budget: Budget) -> dict[str, Any]:
    return {
        "currency": "USD",
        "limit_micros": budget.amount,
        "is_default": budget.limit is None,
        "spent_micros": budget.spent,
        "left_micros": budget.left,
        "updated_at": budget.updated_at,
    }
