"""Who makes parts of plans, bound to the settings and to people's own keys."""

from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings

from ai_planning.application.generation_ports import Makers
from ai_planning.domain.provenance import Provider
from ai_planning.infrastructure.built_in.artist import BuiltInArtist
from ai_planning.infrastructure.built_in.shot_designer import BuiltInShotDesigner
from ai_planning.infrastructure.built_in.story_writer import BuiltInStoryWriter
from ai_planning.infrastructure.makers import BuiltIn, ConfiguredMakers, Service
from ai_planning.infrastructure.providers.account import Prices
from core.domain.secret import Secret
from identity.api import api_key
from identity.contracts import AiProvider


@cache
def makers() -> Makers:
    services = {Provider.OPENAI: _service(settings.OPENAI), Provider.GOOGLE: _service(settings.GOOGLE)}
    seconds, tries = settings.AI_TIMEOUT_SECONDS, settings.AI_TRIES
    return ConfiguredMakers(services, _built_in(), _own_key, seconds=seconds, tries=tries)


def _service(given: dict[str, Any]) -> Service:
    prices = Prices(given["input_price"], given["output_price"], given["image_price"])
    key = given["api_key"] if given["api_key"].reveal() else None
    return Service(key, given["base_url"], given["needs_key"], given["model"], given["image_model"], prices)


def _own_key(user_id: UUID, provider: Provider) -> Secret | None:
    return api_key(user_id, AiProvider(provider.value))


def _built_in() -> BuiltIn:
    return BuiltIn(BuiltInStoryWriter, BuiltInShotDesigner, BuiltInArtist)
