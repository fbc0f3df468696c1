"""`python -m tests.benchmarks.rest.textbook.fill`: its tables, and the product's rows in them."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.rest.textbook.settings"

_ROWS = """
INSERT INTO textbook_user (id, email, name, password, is_active)
SELECT id, email, username, password, true FROM public.identity_user;
INSERT INTO textbook_project (id, owner_id, title, description, created_at, updated_at)
SELECT id, owner_id, title, description, created_at, updated_at FROM public.projects_project;
INSERT INTO textbook_project_members (project_id, user_id) SELECT project_id, user_id FROM public.projects_member;
INSERT INTO textbook_video (id, project_id, title) SELECT id, project_id, title FROM public.feedback_video;
INSERT INTO textbook_feedback (id, project_id, video_id, author_id, assignee_id, text, timestamp, status, priority,
                               due_date, tags, created_at, updated_at)
SELECT id, project_id, video_id, author_id, assignee_id, text, timestamp, status, priority, due_date, tags, created_at,
       updated_at FROM public.feedback_item;
INSERT INTO textbook_comment (id, feedback_id, author_id, parent_id, text, created_at)
SELECT id, feedback_id, author_id, parent_id, text, created_at FROM public.feedback_comment;
INSERT INTO textbook_reaction (feedback_id, user_id, kind)
SELECT id, author_id, 'like' FROM public.feedback_item, generate_series(1, reaction_count);
"""


def main() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA textbook")
    call_command("migrate", run_syncdb=True, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(_ROWS)
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main()
