"""Who hears what: event → subscriber → call. A subscriber's name is stored with its deliveries, so it never changes."""

from core.infrastructure.outbox import Subscriber
from feedback.bootstrap import forget_author, rename_author
from feedback.bootstrap import private as own
from feedback.bootstrap.film_upkeep import carry_forward, show_what_stands
from feedback.bootstrap.purging import begin_purging
from feedback.bootstrap.review_telling import ask_again, ask_reviewers
from feedback.bootstrap.round_news import finish_by_decision, follow_reviewers, reopen_review
from feedback.bootstrap.sharing import tell_guests
from identity.bootstrap import begin_erasing, repeat_standing
from notifications.bootstrap import tending as inboxes
from projects.bootstrap import claim_invitations, forget_member, record_activity, rename_member
from webhooks.bootstrap.news import forget_keeper, forget_project, rename_keeper

_ACTIVITY: dict[str, Subscriber] = {"projects.activity": record_activity}
_SHOWN: dict[str, Subscriber] = {"feedback.show_what_stands": show_what_stands}
_CLAIMED: dict[str, Subscriber] = {"projects.claim_invitations": claim_invitations}
_REVIEWED: dict[str, Subscriber] = {"feedback.reopen_review": reopen_review}
_FOLLOWED: dict[str, Subscriber] = {"feedback.follow_reviewers": follow_reviewers}

SUBSCRIPTIONS: dict[str, dict[str, Subscriber]] = {
    "account.renamed": {
        "projects.rename_member": rename_member,
        "feedback.rename_author": rename_author,
        "webhooks.rename_keeper": rename_keeper,
        "notifications.rename_actor": inboxes.rename_actor,
    },
    "account.verified": _CLAIMED,
    "email.changed": _CLAIMED,
    "standing.changed": {"identity.standing": repeat_standing},
    # The last one erases what is left when the others have heard.
    "account.withdrawn": {
        "projects.forget_member": forget_member,
        "feedback.forget_author": forget_author,
        "feedback.forget_person": own.forget_person,
        "webhooks.forget_keeper": forget_keeper,
        "notifications.forget_person": inboxes.forget_person,
        "identity.erase_traces": begin_erasing,
    },
    "member.left": {
        "notifications.forget_member": inboxes.forget_member,
        "feedback.forget_member": own.forget_member,
        **_FOLLOWED,
    },
    "project.deleted": {"notifications.put_away": inboxes.put_away},
    "project.restored": {"notifications.bring_back": inboxes.bring_back},
    "project.purged": {
        "feedback.purge_project": begin_purging,
        "webhooks.forget_project": forget_project,
        "notifications.purge": inboxes.purge,
    },
    "feedback.created": _ACTIVITY,
    "comment.added": {**_ACTIVITY, "feedback.tell_guests": tell_guests},
    "status.changed": _ACTIVITY,
    "video.uploaded": _ACTIVITY,
    "version.added": _ACTIVITY,
    "video.ready": {"feedback.carry_forward": carry_forward, **_SHOWN, **_REVIEWED},
    "video.failed": _SHOWN,
    "video.restored": _REVIEWED,
    "version.restored": _REVIEWED,
    "member.joined": _FOLLOWED,
    "member.role_changed": _FOLLOWED,
    "review.requested": {"feedback.ask_reviewers": ask_reviewers},
    "review.reopened": {"feedback.ask_again": ask_again},
    "review.decided": {"feedback.finish_by_decision": finish_by_decision},
}
