"""Façade: how people leave, and what they take with them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string

from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.mail.post import notices
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from identity.application.erase_traces import erase_traces
from identity.application.export_data import Archive, Source, export_data
from identity.application.sweep_traces import sweep_traces
from identity.application.withdraw_account import withdraw_account
from identity.bootstrap.parts import WORK, ending, proving
from identity.bootstrap.trail import trail
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.personal_archive import personal_archive
from identity.infrastructure.personal_data import DjangoPersonalData
from identity.infrastructure.preference_store import DjangoPreferenceStore


@dataclass(frozen=True)
class Leaving:
    """The verbs."""

    withdraw_account: Callable[..., None]
    erase_traces: Callable[[UUID], None]
    export_data: Callable[..., Archive]
    sweep_traces: Callable[[], int]


@cache
def leaving() -> Leaving:
    kept: dict[str, Any] = {"accounts": DjangoAccountStore(), "personal_data": DjangoPersonalData()}
    told: dict[str, Any] = {"notices": notices(), "publish": publish, **ending(), **proving()}
    own: dict[str, Any] = {"secrets": KeyedSecrets(), "owned_projects": _owned_projects}
    reading: dict[str, Any] = {"accounts": kept["accounts"], "preferences": DjangoPreferenceStore()}
    reading |= {"unit_of_work": unit_of_work}
    return Leaving(
        withdraw_account=partial(withdraw_account, **WORK, **kept, **told, **own),
        erase_traces=partial(erase_traces, **kept, store=object_store(), clock=utc_now),
        export_data=partial(export_data, **reading, sources=_sources, read_trail=trail().read_trail, publish=publish),
        sweep_traces=partial(sweep_traces, **WORK, personal_data=kept["personal_data"], jobs=DatabaseJobQueue()),
    )


def _owned_projects(user_id: UUID) -> dict[UUID, str]:
    """Contexts above are asked by the settings' word: this one does not know them."""
    owned: dict[UUID, str] = import_string(settings.OWNED_PROJECTS)(user_id)
    return owned


def _sources() -> Iterable[Source]:
    return (personal_archive, *import_string(settings.PERSONAL_DATA))
