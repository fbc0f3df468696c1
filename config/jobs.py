"""Slow work: which handler runs which kind of job."""

from core.infrastructure.jobs import JobKind
from feedback import bootstrap as feedback
from identity import bootstrap as identity

JOB_KINDS = {
    "identity.send_mail": JobKind(identity.send_mail),
    "feedback.process_video": JobKind(
        feedback.process_video, queue="media", tries=4, give_up=feedback.give_up_on_video
    ),
}
