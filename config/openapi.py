"""How the OpenAPI document is made of the views."""

DESCRIPTION = """The back end of a platform on which people make films together.

**Signing in.** Register, confirm the address, log in; then send `Authorization: Bearer <access_token>`. An access token
lives for minutes (`expires_in`), `POST /v2/auth/refresh` gives the next one for a refresh token that works once.

**Errors** are problem documents (RFC 9457): `code` is stable, `title` and `detail` are Korean, or English with
`Accept-Language: en`. `errors` points at each field; `/v2/docs/problems` lists all codes. A body or query with a
property that is not described here is refused where its schema is closed. What is not yours is 404, what your role does
not allow is 403.

**Versions.** GET answers carry an `ETag` and honour `If-None-Match`. The ETag of a resource with a `version` goes into
`If-Match`: 412 shows in `current` what stands now. POSTs that create take an `Idempotency-Key`: repeating them within
24 hours is safe.

**Lists** are paged by `page` and `page_size` (projects and the trash: 10 rows unless told, at most 50; the others: 20,
at most 100), long ones by `cursor`. `fields=id,name` picks what each row holds.

**Rates.** `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` tell how many requests of this kind are left;
429 says in `Retry-After` when to come back.

**Roles** in a project, each with all that the next one may but approving, which editors may not: `owner`, `admin`,
`editor`, `reviewer`, `viewer`. `my_capabilities` of a project says what the caller may do.

**Guests** come by a share link: `POST /v2/shared/session` gives a token of their own (`GuestAuth`) that opens what lies
under `/v2/shared` and nothing else; a member's token opens nothing there. What lies outside the link is 404, a right
that the link does not give 403, and 401 says that the link, its password or the session is over.

**Live**: the socket's protocol is at `/v2/asyncapi.json`. A `client_id` (query, body or `X-Client-ID`) comes back in
the events of a write, so that its sender can drop them.
"""

DOCUMENT = {
    "TITLE": "VideoPlanet API",
    "VERSION": "2.0.0",
    "DESCRIPTION": DESCRIPTION,
    "OAS_VERSION": "3.0.3",
    "SCHEMA_PATH_PREFIX": r"/v2",
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_SPLIT_PATCH": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "FeedbackStatusEnum": "feedback.presentation.schemas_in.FEEDBACK_STATUSES",
        "VideoStatusEnum": "feedback.presentation.schemas_in.VIDEO_STATUSES",
        "ReactionKindEnum": "feedback.presentation.talk_schemas.REACTION_KINDS",
        "ShapeKindEnum": "feedback.presentation.note_fields.SHAPE_KINDS",
        "ReviewDecisionEnum": "feedback.presentation.round_schemas.DECISIONS",
        "RoundDecisionEnum": "feedback.presentation.round_schemas.ROUND_DECISIONS",
        "ShiftReasonEnum": "schedule.presentation.task_answers.SHIFT_REASONS",
        "RoleEnum": "projects.presentation.invitation_schemas.ROLES",
        "GivenRoleEnum": "projects.presentation.invitation_schemas.GIVEN_ROLES",
        "WebhookStatusEnum": "webhooks.presentation.schemas.WEBHOOK_STATUSES",
        "WebhookDeliveryStatusEnum": "webhooks.presentation.schemas.DELIVERY_STATUSES",
        "CameraMoveEnum": "ai_planning.presentation.plan_bodies.CAMERA_MOVES",
        "ScriptFormatEnum": "ai_planning.presentation.script_views.SCRIPT_FORMATS",
        "FilmFormatEnum": "ai_planning.presentation.plan_bodies.FILM_FORMATS",
        "PlanningProviderEnum": "ai_planning.presentation.job_schemas.PROVIDERS",
        "PlanningJobKindEnum": "ai_planning.presentation.job_schemas.KINDS",
        "PlanningJobStatusEnum": "ai_planning.presentation.job_schemas.STATUSES",
        "ExportFormatEnum": "ai_planning.presentation.job_schemas.FORMATS",
        "PdfLayoutEnum": "ai_planning.presentation.job_schemas.LAYOUTS",
        "PlanLanguageEnum": "ai_planning.presentation.plan_bodies.LANGUAGES",
        "ConflictStateEnum": "schedule.presentation.conflict_bodies.STATES",
        "ConflictKindEnum": "schedule.presentation.conflict_bodies.KINDS",
        "TaskStatusEnum": "schedule.presentation.task_bodies.TASK_STATUSES",
        "TaskKindEnum": "schedule.presentation.task_bodies.TASK_KINDS",
        "PhaseGroupEnum": "schedule.presentation.template_schemas.PHASE_GROUPS",
        "PhaseKindEnum": "schedule.presentation.task_bodies.PHASE_KINDS",
        "LinkTypeEnum": "schedule.presentation.task_bodies.LINK_TYPES",
        "GanttRowKindEnum": "schedule.presentation.gantt_schemas.ROW_KINDS",
        "InvitationStatusEnum": "projects.presentation.invitation_schemas.INVITATION_STATUSES",
    },
    "APPEND_COMPONENTS": {
        "securitySchemes": {"BearerAuth": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "core.presentation.schema.add_shared_parts",
    ],
}
