"""Share links and guests as bodies."""

from dataclasses import asdict
from typing import Any

from core.domain.clock import rfc3339
from core.domain.events import plain
from feedback.application.create_share_link import NewShareLink
from feedback.application.enter_shared import Entered
from feedback.application.guest_sessions import PASS_LIFE, GuestEntry
from feedback.application.open_shared import SharedOffer
from feedback.application.sharing_read_models import GuestRow, SeenLink, Visit
from feedback.contracts import ShareRight


def link_body(seen: SeenLink) -> dict[str, Any]:
    use = {name: plain(getattr(seen.use, name)) for name in seen.use.__slots__}
    return seen.row.wire() | {"use": use}


def new_link_body(new: NewShareLink, front_end: str) -> dict[str, Any]:
    return link_body(new.link) | {"token": new.token, "url": f"{front_end}/shared?token={new.token}"}


def guest_body(row: GuestRow) -> dict[str, Any]:
    return {name: plain(value) for name, value in asdict(row).items()} | {"email": row.email or None}


def offer_body(offer: SharedOffer) -> dict[str, Any]:
    return {
        "project": {"name": offer.project_name},
        "video": {"title": offer.video_title},
        "is_newest": offer.is_newest,
        "needs_password": offer.needs_password,
        "rights": _listed(offer.rights),
        "expires_at": rfc3339(offer.expires_at) if offer.expires_at else None,
    }


def entry_body(entry: GuestEntry) -> dict[str, Any]:
    return {
        "guest_token": entry.token,
        "refresh_token": entry.refresh_token,
        "expires_in": int(PASS_LIFE.total_seconds()),
    }


def entered_body(entered: Entered) -> dict[str, Any]:
    return entry_body(entered.session) | {
        "guest": {"id": str(entered.guest.id), "name": entered.guest.name},
        "rights": _listed(entered.door.rights),
    }


def visit_body(visit: Visit) -> dict[str, Any]:
    standing, who = visit.standing, visit.who
    return {
        "project": {"name": visit.project_name},
        "video": {"id": str(standing.video_id), "title": who.video_title, "version_id": str(standing.version_id)},
        "is_newest": standing.is_newest,
        "rights": _listed(standing.rights),
        "expires_at": rfc3339(who.expires_at) if who.expires_at else None,
        "guest": {
            "id": str(who.guest_id),
            "name": who.name,
            "email": who.email or None,
            "unproved_email": who.asked_email or None,
            "wants_mail": who.wants_mail,
        },
    }


def _listed(rights: frozenset[ShareRight]) -> list[str]:
    return [right.value for right in ShareRight if right in rights]
