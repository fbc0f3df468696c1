"""Who is asked: by name, by one's own key, by the server's."""

from typing import Any
from uuid import UUID

import pytest

from ai_planning.domain.generation_refusals import ProviderNotConfigured
from ai_planning.domain.provenance import Maker, Provider
from ai_planning.infrastructure.makers import BuiltIn, ConfiguredMakers, Service
from ai_planning.infrastructure.providers.account import Prices
from ai_planning.infrastructure.providers.tasks import PROMPT_VERSION
from core.domain.secret import Secret

PERSON = UUID("01890000-0000-7000-8000-000000000001")
OPENAI, GOOGLE, BUILT_IN = Provider.OPENAI, Provider.GOOGLE, Provider.BUILT_IN


class AtHome:
    maker: Any = Maker(BUILT_IN, "grammar", "1")


def makers(
    *, own: tuple[Provider, ...] = (), server: tuple[Provider, ...] = (), needs_key: bool = True, images: bool = True
) -> ConfiguredMakers:
    services = {
        each: Service(
            Secret("server") if each in server else None, "http://127.0.0.1", needs, f"{each}-text", image, Prices()
        )
        for each, needs, image in (
            (OPENAI, needs_key, "openai-image" if images else ""),
            (GOOGLE, True, "google-image"),
        )
    }
    keys = {each: Secret("own") for each in own}
    at_home: Any = AtHome()
    built_in = BuiltIn(lambda: at_home, lambda: at_home, lambda: at_home)
    return ConfiguredMakers(
        services,
        built_in,
        lambda person, provider: keys.get(provider) if person == PERSON else None,
        seconds=1,
        tries=1,
    )


def made_by(provider: Provider, model: str, *, own: bool) -> Maker:
    return Maker(provider, model, PROMPT_VERSION, is_own_key=own)


@pytest.mark.parametrize(
    ("given", "named", "expected"),
    [
        ({}, None, AtHome.maker),
        ({"own": (OPENAI,), "server": (OPENAI,)}, BUILT_IN, AtHome.maker),
        ({"server": (OPENAI, GOOGLE)}, None, made_by(OPENAI, "openai-text", own=False)),
        ({"own": (GOOGLE,), "server": (OPENAI,)}, None, made_by(GOOGLE, "google-text", own=True)),
        ({"own": (OPENAI, GOOGLE)}, None, made_by(OPENAI, "openai-text", own=True)),
        ({"own": (OPENAI,), "server": (OPENAI,)}, OPENAI, made_by(OPENAI, "openai-text", own=True)),
        ({"own": (OPENAI,), "server": (GOOGLE,)}, GOOGLE, made_by(GOOGLE, "google-text", own=False)),
        ({"needs_key": False}, None, made_by(OPENAI, "openai-text", own=False)),
    ],
    ids=["nobody", "named-built-in", "server", "own-first", "own-both", "named-own", "named-server", "local"],
)
def test_who_writes_and_designs(given: dict[str, Any], named: Provider | None, expected: Maker) -> None:
    asked = makers(**given)
    assert asked.writer(PERSON, named).maker == expected
    assert asked.designer(PERSON, named).maker == expected


@pytest.mark.parametrize(
    ("given", "named", "expected"),
    [
        ({}, None, AtHome.maker),
        ({"server": (OPENAI, GOOGLE)}, None, made_by(GOOGLE, "google-image", own=False)),
        ({"own": (OPENAI,), "server": (GOOGLE,)}, None, made_by(OPENAI, "openai-image", own=True)),
        ({"own": (OPENAI,), "server": (GOOGLE,), "images": False}, None, made_by(GOOGLE, "google-image", own=False)),
        ({"needs_key": False, "images": False}, None, AtHome.maker),
    ],
    ids=["nobody", "server", "own-first", "no-images", "local"],
)
def test_who_draws(given: dict[str, Any], named: Provider | None, expected: Maker) -> None:
    assert makers(**given).artist(PERSON, named).maker == expected


@pytest.mark.parametrize("named", [OPENAI, GOOGLE])
def test_a_provider_without_a_key_is_not_replaced_by_another(named: Provider) -> None:
    other = GOOGLE if named is OPENAI else OPENAI
    with pytest.raises(ProviderNotConfigured):
        makers(own=(other,), server=(other,)).writer(PERSON, named)


def test_a_provider_that_draws_nothing_is_not_asked_to() -> None:
    with pytest.raises(ProviderNotConfigured):
        makers(own=(OPENAI,), images=False).artist(PERSON, OPENAI)


def test_nobody_has_the_key_of_somebody_else() -> None:
    assert makers(own=(OPENAI,)).writer(UUID(int=2), None).maker == AtHome.maker
