"""Somebody withdrew: nobody else ever saw their presets."""

from uuid import UUID

from ai_planning.application.preset_ports import Presets
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM


def forget_presets(owner_id: UUID, *, unit_of_work: UnitOfWork, presets: Presets) -> None:
    with unit_of_work(by=SYSTEM):
        presets.forget(owner_id)
