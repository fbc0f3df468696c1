"""What is done again and again, and how often."""

from datetime import timedelta

TIMETABLE = {
    "sweep": {"task": "core.sweep", "schedule": timedelta(seconds=2), "options": {"expires": 10}},
    "tidy": {"task": "core.tidy", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "sweep-trash": {"task": "projects.sweep_trash", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "tend-invitations": {"task": "projects.tend", "schedule": timedelta(minutes=1), "options": {"expires": 60}},
    "tidy-invitations": {"task": "projects.tidy", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "mend-search": {"task": "projects.mend_search", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "expire-uploads": {
        "task": "feedback.expire_uploads",
        "schedule": timedelta(minutes=10),
        "options": {"expires": 600},
    },
    "sweep-films": {"task": "feedback.sweep_films", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "sweep-plans": {"task": "ai_planning.sweep_plans", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "remind-reviewers": {
        "task": "feedback.remind_reviewers",
        "schedule": timedelta(minutes=30),
        "options": {"expires": 600},
    },
    "sweep-uploads": {"task": "feedback.sweep_uploads", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "sweep-guests": {"task": "feedback.sweep_guests", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "sweep-attachments": {
        "task": "feedback.sweep_attachments",
        "schedule": timedelta(hours=6),
        "options": {"expires": 600},
    },
    "sweep-steps": {"task": "feedback.sweep_steps", "schedule": timedelta(seconds=5), "options": {"expires": 10}},
    "forget-drafts": {"task": "feedback.forget_drafts", "schedule": timedelta(hours=6), "options": {"expires": 600}},
    "sweep-webhooks": {
        "task": "webhooks.sweep",
        "schedule": timedelta(seconds=5),
        "options": {"expires": 10, "queue": "webhooks"},
    },
    "tidy-webhooks": {"task": "webhooks.tidy", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "remind-of-items": {
        "task": "feedback.remind_of_items",
        "schedule": timedelta(minutes=5),
        "options": {"expires": 300},
    },
    "remind-of-tasks": {
        "task": "schedule.remind_of_tasks",
        "schedule": timedelta(minutes=15),
        "options": {"expires": 600},
    },
    "sweep-frames": {"task": "ai_planning.sweep_frames", "schedule": timedelta(hours=6), "options": {"expires": 600}},
    "tidy-plans": {"task": "ai_planning.tidy", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "mail-news": {"task": "notifications.mail", "schedule": timedelta(seconds=5), "options": {"expires": 10}},
    "tidy-inboxes": {"task": "notifications.tidy", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "sweep-sessions": {"task": "identity.sweep_sessions", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "sweep-traces": {"task": "identity.sweep_traces", "schedule": timedelta(hours=1), "options": {"expires": 600}},
    "sweep-sign-ups": {"task": "identity.sweep_sign_ups", "schedule": timedelta(hours=1), "options": {"expires": 600}},
}
