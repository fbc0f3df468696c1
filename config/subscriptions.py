"""Who hears what: event → subscriber → call. A subscriber's name is stored with its deliveries, so it never changes."""

from core.infrastructure.outbox import Subscriber
from feedback.bootstrap import rename_author
from identity.bootstrap import repeat_standing
from projects.bootstrap import record_activity, rename_member

_ACTIVITY: dict[str, Subscriber] = {"projects.activity": record_activity}

SUBSCRIPTIONS: dict[str, dict[str, Subscriber]] = {
    "account.renamed": {
        "projects.rename_member": rename_member,
        "feedback.rename_author": rename_author,
    },
    "standing.changed": {"identity.standing": repeat_standing},
    "feedback.created": _ACTIVITY,
    "comment.added": _ACTIVITY,
    "status.changed": _ACTIVITY,
    "video.uploaded": _ACTIVITY,
}
