"""What is refused about where an item is to lie; each points at the part of the body that is wrong."""

from core.domain.errors import FieldFault, Unacceptable


class Misplaced(Unacceptable):
    def __init__(self, pointer: str, **params: str | int) -> None:
        self.pointer = pointer
        super().__init__(faults=(FieldFault(pointer, self.code, tuple(params.items())),), **params)


class PastTheEnd(Misplaced):
    """A time or frame more than one frame after the end; `duration` in seconds."""

    code = "feedback.past_the_end"


class OutBeforeIn(Misplaced):
    """A range ends where it begins, or later."""

    code = "feedback.out_before_in"


class OutWithoutIn(Misplaced):
    """The end of a range that begins nowhere."""

    code = "feedback.out_without_in"


class MarksDisagree(Misplaced):
    """Of time, frame and timecode of one end, two name different frames."""

    code = "feedback.marks_disagree"


class OtherFrameRate(Misplaced):
    """What was given was counted at another rate than the version's; `frame_rate` is that."""

    code = "feedback.other_frame_rate"


class RateUnknown(Misplaced):
    """The version is not read yet: nothing can be told by its frame rate."""

    code = "feedback.rate_unknown"


class NoSuchTimecode(Misplaced):
    """No label of the version's counting, such as one that drop-frame leaves out; `first` and `last` are its ends."""

    code = "feedback.no_such_timecode"


class CountedOtherwise(Misplaced):
    """A label with drop-frame counting on a version without, or the other way round; `first` is its first label."""

    code = "feedback.counted_otherwise"
