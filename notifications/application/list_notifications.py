"""A person reads their inbox: of projects that they can see, and nothing of others."""

from core.application.ports import ObjectStore
from core.domain.actor import Actor
from core.domain.pages import CursorPage
from notifications.application.ports import InboxQueries, Projects
from notifications.application.read_models import InboxPage, InboxWanted, ShownEntry


def list_notifications(
    actor: Actor, wanted: InboxWanted, *, projects: Projects, inbox: InboxQueries, store: ObjectStore
) -> InboxPage:
    names = projects.shown_to(actor.user_id)
    seen = names if wanted.project_id is None else names.keys() & {wanted.project_id}
    kept = inbox.page(actor.user_id, seen, wanted)
    urls = store.signed_urls({key for entry in kept.page.rows for key in entry.pictures})
    rows = tuple(
        ShownEntry(entry.row, names[entry.row.project_id], tuple(urls[key] for key in entry.pictures))
        for entry in kept.page.rows
    )
    return InboxPage(CursorPage(rows, kept.page.next_after, kept.page.seq, kept.page.epoch), kept.unread)
