"""The profile as JSON, and back."""

import hashlib
from datetime import time
from typing import Any

from rest_framework.response import Response

from core.presentation.rendering import encode
from identity.contracts import Channel, Digest, NotificationType, QuietHours
from identity.domain.account import Account
from identity.domain.consents import Consent, Document, present
from identity.domain.preferences import Preferences
from identity.presentation.rendering import user_body


def me_response(account: Account) -> Response:
    """The tag changes with the picture's addresses too; If-Match compares the account's version alone."""
    body = user_body(account)
    digest = hashlib.blake2b(encode(body), digest_size=6).hexdigest()
    return Response(body, headers={"ETag": f'"{account.version}-{digest}"'})


def preferences_body(preferences: Preferences) -> dict[str, Any]:
    hours, switches = preferences.quiet_hours, preferences.switches
    return {
        "notifications": {
            kind.value: {channel.value: switches[kind, channel] for channel in Channel} for kind in NotificationType
        },
        "quiet_hours": {"start": f"{hours.start:%H:%M}", "end": f"{hours.end:%H:%M}"} if hours else None,
        "digest": preferences.digest,
    }


def preference_changes(given: dict[str, Any]) -> dict[str, Any]:
    """Wire words to domain words."""
    changes: dict[str, Any] = {}
    if "notifications" in given:
        changes["switches"] = {
            (NotificationType(kind), Channel(channel)): is_on
            for kind, channels in given["notifications"].items()
            for channel, is_on in channels.items()
        }
    if "quiet_hours" in given:
        hours = given["quiet_hours"]
        changes["quiet_hours"] = hours and QuietHours(*(time.fromisoformat(hours[edge]) for edge in ("start", "end")))
    if "digest" in given:
        changes["digest"] = Digest(given["digest"])
    return changes


def consents_body(account: Account) -> dict[str, Any]:
    known = present(account.consents)
    never = {"agreed": False, "version": None, "at": None}
    return {
        "consents": [
            _consent_body(known[document]) if document in known else {"document": document, **never}
            for document in Document
        ],
        "history": [_consent_body(consent) for consent in account.consents],
    }


def _consent_body(consent: Consent) -> dict[str, Any]:
    return {"document": consent.document, "agreed": consent.agreed, "version": consent.version, "at": consent.at}
