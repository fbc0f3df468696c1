"""Façade: what people keep here encrypted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from core.domain.secret import Secret
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.api_keys import remove_api_key, set_api_key
from identity.application.personal_note import remove_note, reveal_note, write_note
from identity.bootstrap.parts import WORK, guarding
from identity.contracts import AiProvider
from identity.domain.api_key import ApiKey
from identity.domain.note import PersonalNote
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.api_keys import DjangoApiKeys
from identity.infrastructure.personal_notes import DjangoPersonalNotes


@dataclass(frozen=True)
class Secrets:
    """The verbs."""

    list_api_keys: Callable[[UUID], list[ApiKey]]
    api_key: Callable[[UUID, AiProvider], Secret | None]
    set_api_key: Callable[..., ApiKey]
    remove_api_key: Callable[..., None]
    read_note: Callable[[UUID], PersonalNote | None]
    write_note: Callable[..., PersonalNote]
    remove_note: Callable[..., None]
    reveal_note: Callable[..., Secret]


@cache
def secrets() -> Secrets:
    api_keys, notes = DjangoApiKeys(), DjangoPersonalNotes()
    accounts: dict[str, Any] = {"accounts": DjangoAccountStore()}
    told: dict[str, Any] = {"unit_of_work": unit_of_work, "publish": publish}
    return Secrets(
        list_api_keys=api_keys.of,
        api_key=api_keys.secret,
        set_api_key=partial(set_api_key, **WORK, **accounts, api_keys=api_keys, publish=publish),
        remove_api_key=partial(remove_api_key, **told, api_keys=api_keys),
        read_note=notes.get,
        write_note=partial(write_note, **WORK, **accounts, notes=notes),
        remove_note=partial(remove_note, unit_of_work=unit_of_work, notes=notes),
        reveal_note=partial(reveal_note, **told, **accounts, **guarding(), notes=notes),
    )
