"""A script becomes a plan, on ports in memory."""

import pytest

from ai_planning.application.import_script import ImportScript, import_script
from ai_planning.application.script_ports import ScriptFormat
from ai_planning.domain.plan_draft import PlanDraft
from ai_planning.infrastructure.scripts.reader import read_script
from core.domain.errors import NotPermitted
from projects.contracts import Capability
from tests.ai_planning.application.plan_room import WRITER, new_room
from tests.ai_planning.examples import PROJECT
from tests.ai_planning.preset_fakes import FakePresets
from tests.ai_planning.scripts import KOREAN


def test_who_may_no_longer_begin_plans_when_the_script_is_read_begins_none() -> None:
    room = new_room()

    def read(data: bytes, kind: ScriptFormat | None) -> PlanDraft:
        room.access.capabilities = frozenset({Capability.READ})
        return read_script(data, kind)

    with pytest.raises(NotPermitted):
        import_script(WRITER, PROJECT, ImportScript(KOREAN.encode()), read=read, presets=FakePresets(), **room.dated())
    assert list(room.plans.kept) == [room.plan.id]
