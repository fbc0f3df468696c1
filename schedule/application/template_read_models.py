"""What people see of templates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from schedule.domain.blueprint import Blueprint, Wording
from schedule.domain.plan_template import PlanTemplate
from schedule.domain.product_templates import ProductTemplate


@dataclass(frozen=True, kw_only=True)
class TemplateRow:
    """Its name in both languages, which only the product's ones have. Those were never made or changed."""

    id: UUID
    name: Wording
    is_own: bool
    blueprint: Blueprint
    version: int
    created_at: datetime | None
    updated_at: datetime | None

    @classmethod
    def of(cls, template: PlanTemplate) -> Self:
        return cls(
            id=template.id,
            name=Wording(template.name, template.name),
            is_own=True,
            blueprint=template.blueprint,
            version=template.version,
            created_at=template.created_at,
            updated_at=template.updated_at,
        )

    @classmethod
    def of_product(cls, template: ProductTemplate) -> Self:
        return cls(
            id=template.id,
            name=template.name,
            is_own=False,
            blueprint=template.blueprint,
            version=1,
            created_at=None,
            updated_at=None,
        )
