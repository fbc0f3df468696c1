"""Who hears what: event → subscriber → call. A subscriber's name is stored with its deliveries, so it never changes."""

from core.infrastructure.outbox import Subscriber
from feedback import bootstrap as feedback
from projects import bootstrap as projects

_ACTIVITY: dict[str, Subscriber] = {"projects.activity": projects.record_activity}

SUBSCRIPTIONS: dict[str, dict[str, Subscriber]] = {
    "account.renamed": {
        "projects.rename_member": projects.rename_member,
        "feedback.rename_author": feedback.rename_author,
    },
    "feedback.created": _ACTIVITY,
    "comment.added": _ACTIVITY,
    "status.changed": _ACTIVITY,
    "video.uploaded": _ACTIVITY,
}
