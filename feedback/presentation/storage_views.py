"""How much room videos take."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.parameters import picking
from core.presentation.views import ApiView
from feedback.bootstrap.films import films
from feedback.presentation.schemas_out import fields_of
from feedback.presentation.version_schemas import OwnStorageOut, ProjectStorageOut

KNOWN = fields_of(ProjectStorageOut)


class ProjectStorageView(ApiView):
    @extend_schema(
        operation_id="read_project_storage",
        summary="How much room the videos of a project take",
        parameters=[picking(KNOWN)],
        responses={200: ProjectStorageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        found = films().read_project_storage(self.actor, self.identity("project_id"))
        shares = found.shares
        whole = {
            "used_bytes": found.used,
            "quota_bytes": found.quota,
            "by_person": None
            if shares is None
            else [{"person": share.person.wire(), "used_bytes": share.used} for share in shares],
        }
        (body,) = self.pick([whole], KNOWN)
        return Response(body)


class OwnStorageView(ApiView):
    @extend_schema(
        operation_id="read_own_storage",
        summary="How much room the caller's uploads take",
        responses={200: OwnStorageOut},
    )
    def get(self, request: Request) -> Response:
        found = films().read_own_storage(self.actor)
        by_project = [{"project_id": str(project_id), "used_bytes": used} for project_id, used in found.by_project]
        return Response({"used_bytes": found.used, "quota_bytes": found.quota, "by_project": by_project})
