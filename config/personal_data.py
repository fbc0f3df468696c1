"""What contexts above identity hold about people: what keeps them from leaving, and what they may take with them."""

from ai_planning.bootstrap.people import personal_data as _plan_comments
from ai_planning.bootstrap.presets import personal_data as _presets
from feedback.bootstrap import personal_data as _contributions
from notifications.bootstrap.tending import personal_data as _inboxes
from projects.api import owned_projects
from projects.bootstrap import personal_data as _memberships
from schedule.bootstrap.calendar_people import personal_data as _calendars
from schedule.bootstrap.people import personal_data as _tasks
from schedule.bootstrap.templates import personal_data as _schedule_templates
from webhooks.bootstrap.news import personal_data as _webhooks

__all__ = ["SOURCES", "owned_projects"]

SOURCES = (
    _memberships,
    _contributions,
    _inboxes,
    _webhooks,
    _presets,
    _plan_comments,
    _tasks,
    _schedule_templates,
    _calendars,
)
