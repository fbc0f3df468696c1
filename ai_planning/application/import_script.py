"""A script becomes a plan: its scenes are the plan's stages and shots."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ai_planning.application.authorship import author_of
from ai_planning.application.plan_ports import Access, Plans
from ai_planning.application.preset_ports import PresetReads
from ai_planning.application.read_presets import terms_of_preset
from ai_planning.application.script_ports import ScriptFormat, ScriptReader
from ai_planning.contracts.rows import PlanRow
from ai_planning.domain.brief import Brief
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_draft import PlanDraft, Told, drafted_parts
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.contracts import Capability


@dataclass(frozen=True)
class ImportScript:
    """What is None the script says, or the preset; `kind` None: its content tells."""

    data: bytes = field(repr=False)
    kind: ScriptFormat | None = None
    title: str | None = None
    duration_ms: int | None = None
    preset: UUID | None = None


@dataclass(frozen=True)
class Imported:
    plan: PlanRow
    told: tuple[Told, ...]


def may_import(actor: Actor, project_id: UUID, *, access: Access) -> None:
    """Asked before a script is taken in."""
    access(actor, project_id, Capability.CREATE)


def import_script(
    actor: Actor,
    project_id: UUID,
    command: ImportScript,
    *,
    unit_of_work: UnitOfWork,
    access: Access,
    plans: Plans,
    presets: PresetReads,
    read: ScriptReader,
    clock: Clock,
) -> Imported:
    """Nothing is kept of a script that is refused: ScriptRefused, InvalidField. Reading one takes a while."""
    draft = read(command.data, command.kind)
    brief = _brief(draft, command, terms_of_preset(actor, command.preset, reads=presets))
    with unit_of_work(by=actor):
        grant = access(actor, project_id, Capability.CREATE)
        by, now = author_of(grant), clock()
        parts = drafted_parts(draft, brief.title, brief, by=by, now=now, new_id=new_id)
        plan = VideoPlan.create((new_id(), grant.project_id), parts, by, now)
        plans.add(plan)
    return Imported(plan.row(), draft.told)


def _brief(draft: PlanDraft, command: ImportScript, preset: dict[str, Any]) -> Brief:
    said = {"title": command.title, "duration_ms": command.duration_ms}
    given = {name: value for name, value in said.items() if value is not None}
    return Brief(**{**draft.instead, **preset, **draft.brief, **given})
