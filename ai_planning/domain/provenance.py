"""Where a part of a plan comes from, and what it cost."""

from dataclasses import dataclass
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


def costs_us(maker: Maker) -> bool:
    """Whether the server pays for it."""
    return not maker.is_own_key and maker.provider is not Provider.BUILT_IN
