"""Slow work: which handler runs which kind of job."""

from core.infrastructure.jobs import JobKind
from feedback.bootstrap import give_up_on_video, process_video
from identity.bootstrap import send_mail

JOB_KINDS = {
    "identity.send_mail": JobKind(send_mail),
    "feedback.process_video": JobKind(process_video, queue="media", tries=4, give_up=give_up_on_video),
}
