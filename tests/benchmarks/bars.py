"""What has to hold: a bar that is missed is told where it was missed, and once more at the end.

Bars of time are told only, since machines are noisy. A binding one makes `make bench` fail: what is stale, what is
answered with an error, and what is not found kept are the product's doing.
"""


class Bars:
    def __init__(self) -> None:
        self.is_broken = False
        self._missed: list[str] = []

    def hold(self, bar: str, holds: bool, found: str, *, binding: bool = False) -> None:
        """`bar` says what must be, `found` what is."""
        if not holds:
            self._missed.append(f"{bar} ({found}{', binding' if binding else ''})")
            self.is_broken |= binding
            print(f"bar missed: {self._missed[-1]}", flush=True)

    def summary(self) -> str:
        return f"bars missed: {'; '.join(self._missed) or 'none'}"
