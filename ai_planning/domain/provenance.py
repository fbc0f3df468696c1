"""Where a part of a plan comes from, and what it cost."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Provider(StrEnum):
    BUILT_IN = "built_in"
    OPENAI = "openai"
    GOOGLE = "google"


@dataclass(frozen=True)
class Maker:
    """Who makes it, and in which manner. `is_own_key`: asked with the person's own key, at their expense."""

    provider: Provider
    model: str
    prompt_version: str
    is_own_key: bool = False


@dataclass(frozen=True)
class Provenance:
    """`cost_micros` are millionths of a US dollar."""

    maker: Maker
    seed: int
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micros: int = 0

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens

    def shared(self, parts: int) -> tuple["Provenance", ...]:
        """Of that many parts that came of one answer; what each of them cost adds up to what all cost."""
        costs = zip(
            _divided(self.input_tokens, parts),
            _divided(self.output_tokens, parts),
            _divided(self.cost_micros, parts),
            strict=True,
        )
        return tuple(Provenance(self.maker, self.seed, *each) for each in costs)

    def unpaid(self) -> "Provenance":
        """Of what nobody was asked for once more."""
        return replace(self, input_tokens=0, output_tokens=0, cost_micros=0)


def _divided(amount: int, parts: int) -> list[int]:
    whole, left = divmod(amount, parts)
    return [whole + (at < left) for at in range(parts)]


def costs_us(maker: Maker) -> bool:
    """Whether the server pays for it."""
    return not maker.is_own_key and maker.provider is not Provider.BUILT_IN
