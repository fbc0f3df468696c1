"""With what a provider is asked."""

from dataclasses import dataclass

from ai_planning.domain.provenance import Maker, Provenance, Provider
from ai_planning.infrastructure.providers.tasks import PROMPT_VERSION
from core.domain.secret import Secret


@dataclass(frozen=True)
class Prices:
    """US dollars: of a million tokens in and out, and of a picture."""

    input: float = 0.0
    output: float = 0.0
    picture: float = 0.0


@dataclass(frozen=True)
class Account:
    """`seconds` are all that one request may take, `tries` how often who fails is asked, the first time again after
    `pause` seconds. No key: none is needed.
    """

    provider: Provider
    key: Secret | None
    is_own_key: bool
    base_url: str
    model: str
    prices: Prices
    seconds: float
    tries: int
    pause: float = 0.5

    @property
    def maker(self) -> Maker:
        return Maker(self.provider, self.model, PROMPT_VERSION, self.is_own_key)


@dataclass(frozen=True)
class Usage:
    """Tokens, as the provider has counted them."""

    input: int = 0
    output: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(self.input + other.input, self.output + other.output)


def provenance(account: Account, seed: int, usage: Usage, pictures: int = 0) -> Provenance:
    """A price of so many dollars for a million tokens is as many millionths of a dollar for one.

    Whatever draws is paid by the picture, whose tokens are not counted as text.
    """
    prices = account.prices
    if pictures:
        return Provenance(account.maker, seed, cost_micros=round(pictures * prices.picture * 1_000_000))
    cost = round(usage.input * prices.input + usage.output * prices.output)
    return Provenance(account.maker, seed, usage.input, usage.output, cost)
