"""Presets, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from ai_planning.application.preset_read_models import PresetRow
from ai_planning.domain.preset import MOST_PRESETS, PartialBrief, Preset
from ai_planning.domain.preset_refusals import PresetNameTaken, PresetNotFound, TooManyPresets
from ai_planning.infrastructure.presets import DjangoPresetReads, DjangoPresets
from core.domain.actor import SYSTEM
from core.domain.ids import new_id
from tests.ai_planning.examples import AT, BRIEF
from tests.ai_planning.preset_fakes import FakePresets

WHOLE = PartialBrief({each.name: getattr(BRIEF, each.name) for each in fields(BRIEF)})


@dataclass
class Parts:
    presets: Any
    reads: Any
    work: Callable[..., AbstractContextManager[None]]

    def stored(self, preset: Preset) -> Preset:
        with self.work(by=SYSTEM):
            self.presets.add(preset)
        return preset


def preset_of(owner_id: UUID, name: str = "우리 광고", brief: PartialBrief = WHOLE) -> Preset:
    return Preset(new_id(), owner_id, name, brief, 3, AT, AT + timedelta(hours=1))


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def parts(request: pytest.FixtureRequest) -> Parts:
    if request.param == "fake":
        fake = FakePresets()
        return Parts(fake, fake, fake.unit_of_work)
    from core.infrastructure.unit_of_work import unit_of_work

    return Parts(DjangoPresets(), DjangoPresetReads(), unit_of_work)


def test_a_preset_with_every_property_comes_back_as_it_was(parts: Parts) -> None:
    preset = parts.stored(preset_of(new_id()))
    with parts.work(by=SYSTEM):
        assert parts.presets.get(preset.owner_id, preset.id) == preset
    assert parts.reads.row(preset.owner_id, preset.id) == PresetRow.of(preset)


def test_what_is_not_given_stays_out(parts: Parts) -> None:
    bare = PartialBrief({"visual_style": None, "duration_ms": 7_001})
    preset = parts.stored(preset_of(new_id(), brief=bare))
    with parts.work(by=SYSTEM):
        assert parts.presets.get(preset.owner_id, preset.id).brief.given == {"duration_ms": 7_001, "visual_style": None}


def test_a_change_is_kept(parts: Parts) -> None:
    preset = parts.stored(preset_of(new_id()))
    preset.revise("다른 이름", PartialBrief({"mood": "잔잔"}), AT)
    with parts.work(by=SYSTEM):
        parts.presets.save(preset)
    with parts.work(by=SYSTEM):
        assert parts.presets.get(preset.owner_id, preset.id) == preset


def test_others_presets_are_not_there(parts: Parts) -> None:
    preset = parts.stored(preset_of(new_id()))
    assert parts.reads.row(new_id(), preset.id) is None
    assert parts.reads.of_owner(new_id()) == ()
    with pytest.raises(PresetNotFound), parts.work(by=SYSTEM):
        parts.presets.get(new_id(), preset.id)


def test_a_name_is_a_persons_once_however_it_is_written(parts: Parts) -> None:
    owner = new_id()
    parts.stored(preset_of(owner, "Our  Ad"))
    with pytest.raises(PresetNameTaken):
        parts.stored(preset_of(owner, "our ad"))
    parts.stored(preset_of(new_id(), "our ad"))
    other = parts.stored(preset_of(owner, "다른 이름"))
    with pytest.raises(PresetNameTaken), parts.work(by=SYSTEM):
        parts.presets.save(replace(other, name="OUR AD"))


def test_they_are_listed_by_name(parts: Parts) -> None:
    owner = new_id()
    for name in ("나무", "Apple", "가을"):
        parts.stored(preset_of(owner, name))
    assert [row.ko for row in parts.reads.of_owner(owner)] == ["Apple", "가을", "나무"]


def test_fifty_are_kept_and_no_more(parts: Parts) -> None:
    owner = new_id()
    for number in range(MOST_PRESETS):
        parts.stored(preset_of(owner, f"프리셋 {number}"))
    with pytest.raises(TooManyPresets):
        parts.stored(preset_of(owner, "하나 더"))
    assert len(parts.reads.of_owner(owner)) == MOST_PRESETS


def test_one_goes_or_all_of_somebody(parts: Parts) -> None:
    owner, other = new_id(), new_id()
    first, _, others = (
        parts.stored(preset_of(who, name)) for who, name in ((owner, "가"), (owner, "나"), (other, "다"))
    )
    with parts.work(by=SYSTEM):
        parts.presets.remove(first)
    assert [row.ko for row in parts.reads.of_owner(owner)] == ["나"]
    with parts.work(by=SYSTEM):
        parts.presets.forget(owner)
    assert parts.reads.of_owner(owner) == ()
    assert parts.reads.row(other, others.id) is not None
