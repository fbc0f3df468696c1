"""What one part of the audit found."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Outcome:
    """`found` are faults; `untold` says what nobody could answer, which is never the same as good."""

    name: str
    done: str
    found: list[str] = field(default_factory=list)
    untold: str = ""

    @property
    def word(self) -> str:
        return "FAULTY" if self.found else "NOT ASKED" if self.untold else "good"

    def __str__(self) -> str:
        lines = [
            f"{self.word:9} {self.name}: {self.done or self.untold}",
            *(f"          {each}" for each in self.found),
        ]
        return "\n".join(lines)


def summary(outcomes: Sequence[Outcome]) -> str:
    """A line for each word that some part came to, what nobody could answer among them."""
    words = dict.fromkeys(outcome.word for outcome in outcomes)
    return "\n".join(f"{word}: {', '.join(each.name for each in outcomes if each.word == word)}" for word in words)
