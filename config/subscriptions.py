"""Who hears what: event → subscriber → call. A subscriber's name is stored with its deliveries, so it never changes."""

from ai_planning.bootstrap import comments as plan_talk
from ai_planning.bootstrap import people as plan_people
from ai_planning.bootstrap.job_dropping import (
    drop_jobs_of_member,
    drop_jobs_of_person,
    drop_jobs_of_plan,
    drop_jobs_of_project,
    forget_answers,
)
from ai_planning.bootstrap.job_news import tell_of_job
from ai_planning.bootstrap.plan_upkeep import begin_purging as purge_plans_of
from ai_planning.bootstrap.presets import forget_presets
from core.infrastructure.outbox import Subscriber
from feedback.bootstrap import concerns, forget_author, rename_author, unassign_member
from feedback.bootstrap import private as own
from feedback.bootstrap.film_upkeep import carry_forward, show_what_stands
from feedback.bootstrap.guest_names import rename_guest
from feedback.bootstrap.purging import begin_purging
from feedback.bootstrap.review_telling import ask_again, ask_reviewers
from feedback.bootstrap.round_news import finish_by_decision, follow_reviewers, reopen_review
from feedback.bootstrap.sharing import tell_guests
from identity.bootstrap import begin_erasing, repeat_standing
from notifications.bootstrap import arrivals
from notifications.bootstrap import tending as inboxes
from notifications.bootstrap.pauses import tell_of_pause
from projects.bootstrap import claim_invitations, follow_schedule, forget_member, record_activity, rename_member
from schedule.bootstrap import calendar_people
from schedule.bootstrap import people as schedule_people
from schedule.bootstrap import reminders as task_reminders
from schedule.bootstrap.planning import follow_shooting
from schedule.bootstrap.templates import forget_templates
from webhooks.bootstrap.news import forget_keeper, forget_project, rename_keeper

_ACTIVITY: dict[str, Subscriber] = {"projects.activity": record_activity}
_SHOWN: dict[str, Subscriber] = {"feedback.show_what_stands": show_what_stands}
_CLAIMED: dict[str, Subscriber] = {"projects.claim_invitations": claim_invitations}
_REVIEWED: dict[str, Subscriber] = {"feedback.reopen_review": reopen_review}
_FOLLOWED: dict[str, Subscriber] = {"feedback.follow_reviewers": follow_reviewers}
_TAKEN_BACK: dict[str, Subscriber] = {"feedback.take_back": concerns.take_back}

SUBSCRIPTIONS: dict[str, dict[str, Subscriber]] = {
    "account.renamed": {
        "projects.rename_member": rename_member,
        "feedback.rename_author": rename_author,
        "ai_planning.rename_author": plan_people.rename_author,
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
        "ai_planning.forget_presets": forget_presets,
        "ai_planning.drop_jobs_of_person": drop_jobs_of_person,
        "ai_planning.forget_author": plan_people.forget_author,
        "ai_planning.forget_answers": forget_answers,
        "schedule.forget_templates": forget_templates,
        "notifications.forget_person": inboxes.forget_person,
        "schedule.forget_calendar": calendar_people.forget_calendar,
        "identity.erase_traces": begin_erasing,
    },
    "webhook.paused": {"notifications.tell_of_pause": tell_of_pause},
    "invitation.accepted": {"notifications.tell_inviter": arrivals.tell_inviter},
    "invite_link.answered": {"notifications.tell_link_maker": arrivals.tell_link_maker},
    "member.left": {
        "notifications.forget_member": inboxes.forget_member,
        "feedback.forget_member": own.forget_member,
        "feedback.unassign_member": unassign_member,
        "ai_planning.release_parts": plan_people.release_parts,
        "schedule.stay_away": calendar_people.stay_away,
        "ai_planning.drop_jobs_of_member": drop_jobs_of_member,
        "schedule.release_tasks": schedule_people.release_tasks,
        **_FOLLOWED,
    },
    "project.deleted": {
        "notifications.put_away": inboxes.settle_project,
        "ai_planning.drop_jobs_of_project": drop_jobs_of_project,
    },
    "plan.created": _ACTIVITY,
    "plan.deleted": {
        **_ACTIVITY,
        "ai_planning.drop_jobs": drop_jobs_of_plan,
        "ai_planning.take_back": plan_talk.take_back,
    },
    "plan.shooting_chosen": {"schedule.follow_shooting": follow_shooting},
    "planning_job.ended": {"ai_planning.tell_of_job": tell_of_job},
    "project.restored": {"notifications.bring_back": inboxes.settle_project},
    "project.purged": {
        "ai_planning.purge_plans": purge_plans_of,
        "schedule.purge_schedule": schedule_people.purge_schedule,
        "schedule.purge_calendar": calendar_people.purge_calendar,
        "feedback.purge_project": begin_purging,
        "webhooks.forget_project": forget_project,
        "notifications.purge": inboxes.purge,
    },
    "task.deleted": {"schedule.take_back": task_reminders.take_back_reminders},
    "schedule.tasks_removed": {"schedule.take_back": task_reminders.take_back_reminders},
    "schedule.outlined": {"projects.follow_schedule": follow_schedule, **_ACTIVITY},
    "author.renamed": {"feedback.rename_guest": rename_guest},
    "feedback.created": {**_ACTIVITY, "feedback.tell_of_new_item": concerns.tell_of_new_item},
    "feedback.updated": {"feedback.tell_of_revision": concerns.tell_of_revision},
    "feedback.deleted": _TAKEN_BACK,
    "comment.added": {
        **_ACTIVITY,
        "feedback.tell_guests": tell_guests,
        "feedback.tell_of_comment": concerns.tell_of_comment,
    },
    "comment.updated": {"feedback.tell_of_edit": concerns.tell_of_edit},
    "comment.deleted": _TAKEN_BACK,
    "reaction.changed": {"feedback.tell_of_reaction": concerns.tell_of_reaction},
    "status.changed": {**_ACTIVITY, "feedback.tell_of_move": concerns.tell_of_move},
    "video.uploaded": _ACTIVITY,
    "version.added": _ACTIVITY,
    "video.ready": {
        "feedback.carry_forward": carry_forward,
        "feedback.tell_of_ready_film": concerns.tell_of_ready_film,
        **_SHOWN,
        **_REVIEWED,
    },
    "video.failed": {"feedback.tell_of_failed_film": concerns.tell_of_failed_film, **_SHOWN},
    "video.restored": _REVIEWED,
    "version.restored": _REVIEWED,
    "member.joined": _FOLLOWED,
    "member.role_changed": _FOLLOWED,
    "review.requested": {"feedback.ask_reviewers": ask_reviewers, **_ACTIVITY},
    "plan.comment_added": {**_ACTIVITY, "ai_planning.tell_of_comment": plan_talk.tell_of_comment},
    "plan.comment_updated": {"ai_planning.tell_of_comment_edit": plan_talk.tell_of_comment_edit},
    "plan.comment_deleted": {"ai_planning.take_back": plan_talk.take_back},
    "review.reopened": {"feedback.ask_again": ask_again},
    "review.decided": {"feedback.finish_by_decision": finish_by_decision, **_ACTIVITY},
}
