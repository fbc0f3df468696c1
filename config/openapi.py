"""How the OpenAPI document is made of the views."""

DOCUMENT = {
    "TITLE": "VideoPlanet API",
    "VERSION": "2.0.0",
    "DESCRIPTION": "Video collaboration and feedback platform API",
    "OAS_VERSION": "3.0.3",
    "SCHEMA_PATH_PREFIX": r"/v2",
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_SPLIT_PATCH": False,
    "ENUM_NAME_OVERRIDES": {
        "FeedbackStatusEnum": "feedback.presentation.schemas_in.FEEDBACK_STATUSES",
        "VideoStatusEnum": "feedback.presentation.schemas_in.VIDEO_STATUSES",
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
