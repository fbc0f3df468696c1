"""What plans refuse."""

from core.domain.errors import Conflict, InvalidField, NotFound, NotPermitted


class PlanNotFound(NotFound):
    code = "plan.not_found"


class StageNotFound(NotFound):
    code = "plan.stage_not_found"


class ShotNotFound(NotFound):
    code = "plan.shot_not_found"


class SnapshotNotFound(NotFound):
    code = "plan.snapshot_not_found"


class TooManySnapshots(Conflict):
    """`most` is how many a plan may have."""

    code = "plan.too_many_snapshots"


class PartNotFound(NotFound):
    """No part of the plan has that key."""

    code = "plan.part_not_found"


class NotYourPlan(NotPermitted):
    """To delete others' takes a further right."""

    code = "plan.not_yours"


class NotYourSnapshot(NotPermitted):
    """As of plans."""

    code = "plan.snapshot_not_yours"


class PartLocked(Conflict):
    """`ko` and `en` name it, `by` is the name of who locked it."""

    code = "plan.part_locked"


class NotYourLock(NotPermitted):
    """Only who locked a part or an admin lets go of it; named as above."""

    code = "plan.lock_not_yours"


class NothingToUndo(Conflict):
    code = "plan.nothing_to_undo"


class NothingToRedo(Conflict):
    code = "plan.nothing_to_redo"


class SecondsDoNotFit(InvalidField):
    """The other shots cannot give or take what is asked: they are locked, or would last less than half a second.

    `most_ms` is what the shot could have at most, where it is to have more.
    """

    def __init__(self, pointer: str = "/seconds", most_ms: int | None = None) -> None:
        told = {} if most_ms is None else {"most": _seconds(most_ms)}
        super().__init__(pointer, "plan.seconds_do_not_fit", **told)


class ShotTooShort(InvalidField):
    """`least` is what a shot lasts at least."""

    def __init__(self, least_ms: int) -> None:
        super().__init__("/seconds", "plan.shot_too_short", least=_seconds(least_ms))


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")
