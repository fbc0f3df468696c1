"""The law of the gap: what one reader has, what it knows of, and what may go out to it now."""


class Feed:
    """`last` is the last number handed out (None before the first subscription), `known` the greatest number heard of.

    A number that is not the next one is not handed out: it makes the feed fall behind, and the log fills the gap.
    """

    def __init__(self) -> None:
        self.last: int | None = None
        self.known = 0
        self._stops = 0

    @property
    def is_stopped(self) -> bool:
        return self._stops > 0 or self.last is None

    @property
    def is_behind(self) -> bool:
        return self.last is not None and self._stops == 0 and self.last < self.known

    def stop(self) -> None:
        """Owe everything from here on, until `resume` has been called as often."""
        self._stops += 1

    def resume(self) -> None:
        self._stops -= 1

    def start(self, at: int, head: int) -> None:
        """Everything after `at` is owed, up to `head` and beyond."""
        self.last, self.known = at, max(self.known, head)

    def forget(self, at: int) -> None:
        """The log itself went back to `at`."""
        self.known = at

    def expects(self, seq: int) -> bool:
        """Whether nothing is owed before number `seq`."""
        return not self.is_stopped and not self.is_behind and seq == (self.last or 0) + 1

    def offered(self, seq: int) -> bool:
        """Whether number `seq` goes out now; otherwise it is had already or comes out of the log."""
        is_next = self.expects(seq)
        self.known = max(self.known, seq)
        if is_next:
            self.last = seq
        return is_next

    def missed(self, seq: int) -> bool:
        """Number `seq` is not handed out, whether it is the next one or not; it comes out of the log."""
        self.known = max(self.known, seq)
        return False

    def taken(self, seq: int) -> None:
        """All up to number `seq` has gone out."""
        self.last = seq
        self.known = max(self.known, seq)

    def nothing_more(self) -> None:
        """The log has nothing after `last`."""
        self.known = self.last or 0
