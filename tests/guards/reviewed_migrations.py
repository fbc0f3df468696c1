"""What django-migration-linter finds in migrations that are as they should be: each with the reason why it may stay.

A new one is made so that it finds nothing (docs/deployment.md): indexes of tables that have rows are built by
AddIndexConcurrently in a migration of their own that is not atomic.
"""

_MOMENT = "writes to {} wait while it is built, a second for a million rows; it came before there were as many"
_YOUNG = "{} came one release before at most, and is short"

REVIEWED = {
    ("ai_planning.0007_people", "CREATE_INDEX"): _YOUNG.format("plans and their jobs"),
    (
        "core.0004_notices",
        "ALTER_COLUMN",
    ): "longer: nothing is rewritten, and what was written fits",
    (
        "core.0011_failing_deliveries",
        "CREATE_INDEX",
    ): "deliveries that are owed are few, as success takes them away: a tenth of a second for a hundred thousand",
    ("feedback.0002_history_authors", "CREATE_INDEX"): _MOMENT.format("the history of statuses"),
    ("feedback.0003_films_uploads_steps", "CREATE_INDEX"): _MOMENT.format("items"),
    (
        "feedback.0003_films_uploads_steps",
        "CREATE_INDEX_EXCLUSIVE",
    ): "the columns beside are empty or have a default",
    ("feedback.0009_unfinished_steps", "CREATE_INDEX"): _YOUNG.format("versions and steps"),
    ("feedback.0013_talk", "ALTER_COLUMN"): "integer to bigint of drafts, of which there is one a person and place",
    ("feedback.0013_talk", "CREATE_INDEX"): _MOMENT.format("comments"),
    ("feedback.0013_talk", "CREATE_INDEX_EXCLUSIVE"): "drafts alone are locked for longer, and are few",
    ("feedback.0016_ways_to_items", "CREATE_INDEX"): _MOMENT.format("items"),
    ("feedback.0017_tags", "CREATE_INDEX"): _MOMENT.format("items"),
    ("feedback.0018_reminders", "CREATE_INDEX"): _MOMENT.format("items"),
    (
        "identity.0006_one_sign_up_a_person",
        "ADD_UNIQUE",
    ): "sign-ups wait for minutes, and are replaced",
    ("notifications.0002_what_is_taken_back", "CREATE_INDEX"): _YOUNG.format("the inbox"),
    ("notifications.0002_what_is_taken_back", "CREATE_INDEX_EXCLUSIVE"): _YOUNG.format("the inbox"),
    ("projects.0002_complete_projects", "CREATE_INDEX"): _MOMENT.format("projects"),
    (
        "projects.0002_complete_projects",
        "CREATE_INDEX_EXCLUSIVE",
    ): "the columns beside are empty or have a default",
    (
        "projects.0003_one_owner",
        "ADD_UNIQUE",
    ): "the release before makes an owner with the project alone",
    ("projects.0003_one_owner", "CREATE_INDEX"): _MOMENT.format("members"),
    ("projects.0006_index_upkeep", "CREATE_INDEX"): _MOMENT.format("projects and invitations"),
    ("projects.0008_invitee_accounts", "CREATE_INDEX"): _YOUNG.format("invitations"),
    ("projects.0008_invitee_accounts", "CREATE_INDEX_EXCLUSIVE"): _YOUNG.format("invitations"),
    (
        "schedule.0001_schedule",
        "CREATE_INDEX",
    ): "of tables that the same migration makes",
    ("schedule.0001_schedule", "CREATE_INDEX_EXCLUSIVE"): "of tables that the same migration makes",
    ("schedule.0003_conflict_states", "CREATE_INDEX"): _YOUNG.format("what schedules remember of conflicts"),
    ("schedule.0007_link_once_deferred", "ADD_UNIQUE"): "the same rule as before, asked later: nothing more is refused",
}
