"""The words of every code, in Korean and English."""

from ai_planning.presentation.comment_messages import MESSAGES as PLAN_COMMENTS
from ai_planning.presentation.export_messages import MESSAGES as EXPORTS
from ai_planning.presentation.frame_messages import MESSAGES as FRAMES
from ai_planning.presentation.generation_messages import MESSAGES as GENERATION
from ai_planning.presentation.job_messages import MESSAGES as PLANNING_JOBS
from ai_planning.presentation.messages import MESSAGES as PLANS
from ai_planning.presentation.preset_messages import MESSAGES as PRESETS
from ai_planning.presentation.script_messages import MESSAGES as SCRIPTS
from core.presentation.messages import MESSAGES as CORE
from feedback.presentation.attachment_messages import MESSAGES as ATTACHMENTS
from feedback.presentation.delivery_messages import MESSAGES as DELIVERY
from feedback.presentation.messages import MESSAGES as FEEDBACK
from feedback.presentation.note_messages import MESSAGES as NOTES
from feedback.presentation.playback_messages import MESSAGES as PLAYBACK
from feedback.presentation.processing_messages import MESSAGES as PROCESSING
from feedback.presentation.round_messages import MESSAGES as ROUNDS
from feedback.presentation.sharing_messages import MESSAGES as SHARING
from feedback.presentation.talk_messages import MESSAGES as TALK
from feedback.presentation.upload_messages import MESSAGES as UPLOADS
from feedback.presentation.version_messages import MESSAGES as VERSIONS
from identity.presentation.credential_messages import MESSAGES as CREDENTIALS
from identity.presentation.messages import MESSAGES as IDENTITY
from identity.presentation.profile_messages import MESSAGES as PROFILE
from identity.presentation.social_messages import MESSAGES as SOCIAL
from notifications.presentation.messages import MESSAGES as NOTIFICATIONS
from projects.presentation.invitation_messages import MESSAGES as INVITATIONS
from projects.presentation.life_messages import MESSAGES as PROJECT_LIFE
from projects.presentation.messages import MESSAGES as PROJECTS
from schedule.presentation.baseline_messages import MESSAGES as BASELINES
from schedule.presentation.conflict_messages import MESSAGES as CONFLICTS
from schedule.presentation.event_messages import MESSAGES as CALENDAR
from schedule.presentation.gantt_messages import MESSAGES as CHARTS
from schedule.presentation.messages import MESSAGES as SCHEDULE
from schedule.presentation.plan_messages import MESSAGES as SCHEDULE_PLANS
from schedule.presentation.scenario_messages import MESSAGES as SCENARIOS
from schedule.presentation.task_messages import MESSAGES as TASKS
from webhooks.presentation.messages import MESSAGES as WEBHOOKS

MESSAGES = (
    CORE
    | IDENTITY
    | CREDENTIALS
    | PROFILE
    | SOCIAL
    | PROJECTS
    | PROJECT_LIFE
    | INVITATIONS
    | FEEDBACK
    | UPLOADS
    | DELIVERY
    | PLAYBACK
    | PROCESSING
    | NOTES
    | ATTACHMENTS
)
MESSAGES |= VERSIONS
MESSAGES |= NOTIFICATIONS
MESSAGES |= WEBHOOKS
MESSAGES |= TALK
MESSAGES |= ROUNDS
MESSAGES |= SHARING
MESSAGES |= PLANS
MESSAGES |= PRESETS
MESSAGES |= SCRIPTS
MESSAGES |= PLAN_COMMENTS
MESSAGES |= GENERATION
MESSAGES |= PLANNING_JOBS
MESSAGES |= EXPORTS
MESSAGES |= FRAMES
MESSAGES |= SCHEDULE
MESSAGES |= CHARTS
MESSAGES |= CALENDAR
MESSAGES |= SCHEDULE_PLANS
MESSAGES |= TASKS
MESSAGES |= BASELINES
MESSAGES |= SCENARIOS
MESSAGES |= CONFLICTS
