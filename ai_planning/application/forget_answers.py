"""Somebody withdrew: what their own keys answered was nobody else's, and they have nothing made any more."""

from uuid import UUID

from ai_planning.application.job_ports import Remembered, Usages
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM


def forget_answers(user_id: UUID, *, unit_of_work: UnitOfWork, remembered: Remembered, usages: Usages) -> None:
    with unit_of_work(by=SYSTEM):
        usages.forget(user_id)
        remembered.forget_of(user_id)
