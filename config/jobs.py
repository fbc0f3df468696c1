"""Slow work: which handler runs which kind of job."""

from datetime import timedelta

from ai_planning.bootstrap.job_running import give_up_on_job, run_job
from ai_planning.bootstrap.plan_upkeep import purge_plan, purge_plans
from core.domain.mail import NOTICE_JOB
from core.infrastructure.jobs import JobKind
from core.infrastructure.mail.post import drop_notice, send_notice
from feedback.bootstrap.film_upkeep import purge_film
from feedback.bootstrap.notes import delete_attachments
from feedback.bootstrap.processing import encode_video, give_up_encoding, give_up_processing, process_video
from feedback.bootstrap.purging import purge_project as purge_reviews
from feedback.bootstrap.review_telling import tell_finish, tell_finish_without_pictures
from identity.bootstrap import delete_avatar, erase_traces, give_up_on_mail, give_up_on_traces, send_mail
from projects.bootstrap.life import delete_objects, purge_project
from projects.bootstrap.thumbnails import delete_thumbnail
from webhooks.bootstrap.sending import drop_log, give_ping_up, send_ping

_DAY = timedelta(days=1)

JOB_KINDS = {
    # A mail server that is away for half an hour costs no mail.
    NOTICE_JOB: JobKind(send_notice, tries=10, give_up=drop_notice),
    "identity.delete_avatar": JobKind(delete_avatar, tries=16, rest=_DAY),
    # Waits for whoever has not heard of the withdrawal yet.
    "identity.erase_traces": JobKind(erase_traces, tries=12, give_up=give_up_on_traces),
    "identity.send_mail": JobKind(send_mail, tries=10, give_up=give_up_on_mail),
    # A store that is away for some minutes costs no video; then a person may want another try.
    "feedback.process_video": JobKind(process_video, queue="media", tries=8, give_up=give_up_processing),
    "feedback.encode_video": JobKind(encode_video, queue="encoding", tries=8, give_up=give_up_encoding),
    # A store that is away for long takes the pictures from the summary, not the summary.
    "feedback.tell_finish": JobKind(tell_finish, queue="media", tries=8, give_up=tell_finish_without_pictures),
    "ai_planning.purge_plan": JobKind(purge_plan, tries=16, rest=_DAY),
    "ai_planning.purge_plans": JobKind(purge_plans, tries=16, rest=_DAY),
    "feedback.purge_film": JobKind(purge_film, tries=16, rest=_DAY),
    # The store may be away for a day, and longer: nobody else remembers what a project has left there.
    "feedback.purge_project": JobKind(purge_reviews, tries=16, rest=_DAY),
    "feedback.delete_attachments": JobKind(delete_attachments, tries=16, rest=_DAY),
    "projects.delete_thumbnail": JobKind(delete_thumbnail, tries=16, rest=_DAY),
    "projects.purge_project": JobKind(purge_project),
    "webhooks.drop_log": JobKind(drop_log, tries=16, rest=_DAY),
    # Twice only where a worker dies: how it went is its result.
    "webhooks.ping": JobKind(send_ping, queue="webhooks", tries=2, give_up=give_ping_up),
    # Again only where a worker died or the store was away: what a provider refuses is the job's own affair.
    "ai_planning.run_job": JobKind(run_job, queue="planning", tries=6, give_up=give_up_on_job),
    "projects.delete_objects": JobKind(delete_objects, tries=16, rest=_DAY),
}
