"""What is asked of conflicts and free slots."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.domain.ids import parse_id
from core.presentation.fields import Choice, ClosedBody
from core.presentation.pagination import PageQuery, page_request
from schedule.application.conflict_ports import Days
from schedule.application.find_free_slots import FindFreeSlots
from schedule.application.read_conflicts import ConflictsWanted
from schedule.contracts.conflicts import ConflictKind, ConflictState
from schedule.domain.free_slots import MOST_DAYS
from schedule.domain.limits import LONGEST_PLACE, MOST_ASSIGNEES
from schedule.domain.moments import FIRST_DAY, LAST_DAY

STATES = [state.value for state in ConflictState]
KINDS = [kind.value for kind in ConflictKind]
_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


@extend_schema_field({"type": "string", "pattern": f"^{_ID}(?:,{_ID}){{0,{MOST_ASSIGNEES - 1}}}$"})
class IdsField(serializers.CharField):
    """Ids with commas between them."""

    default_error_messages = {"field.invalid": "Not ids.", "list.too_long": "Too many."}

    def to_internal_value(self, data: Any) -> Any:
        ids = [parse_id(each) for each in super().to_internal_value(data).split(",")]
        if None in ids:
            self.fail("field.invalid")
        if len(ids) > MOST_ASSIGNEES:
            self.fail("list.too_long")
        return frozenset(ids)


class _DaysQuery(serializers.Serializer[Any]):
    def get_fields(self) -> dict[str, Any]:
        """`from` is no name that Python lets a field have."""
        days = {"from": serializers.DateField(required=False), "to": serializers.DateField(required=False)}
        return {**super().get_fields(), **days}


class ConflictsQuery(_DaysQuery, PageQuery):
    state = serializers.ChoiceField(STATES, required=False)
    task_id = serializers.UUIDField(required=False, help_text="Those of this task alone.")


class FreeSlotsQuery(_DaysQuery):
    duration_days = serializers.IntegerField(
        min_value=1, max_value=MOST_DAYS, default=1, help_text="Working days in a row."
    )
    assignees = IdsField(required=False, help_text="Members who have to be free, with commas between their ids.")
    place = serializers.CharField(required=False, max_length=LONGEST_PLACE, help_text="Has to be free, too.")
    is_shoot = serializers.BooleanField(default=True, help_text="Whether the caller's other shoots are in the way.")
    task_id = serializers.UUIDField(required=False, help_text="What this task takes now is free.")


class SettleIn(ClosedBody):
    state = Choice(STATES)


def wanted_conflicts(given: dict[str, Any]) -> ConflictsWanted:
    state = ConflictState(given["state"]) if "state" in given else None
    within = Days(given.get("from", FIRST_DAY), given.get("to", LAST_DAY))
    return ConflictsWanted(page_request(given), within, state, given.get("task_id"))


def wanted_slots(given: dict[str, Any]) -> FindFreeSlots:
    return FindFreeSlots(
        days=given["duration_days"],
        first=given.get("from"),
        last=given.get("to"),
        people=given.get("assignees", frozenset()),
        place=given.get("place", ""),
        is_shoot=given["is_shoot"],
        task_id=given.get("task_id"),
    )
