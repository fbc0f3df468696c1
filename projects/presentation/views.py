"""Projects and their members."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.throttles import count_as_well
from core.presentation.views import ApiView
from projects.application.add_member import AddMember
from projects.application.create_project import CreateProject
from projects.application.update_project import UpdateProject
from projects.bootstrap import app
from projects.contracts import Role, Stage
from projects.domain.details import Details
from projects.presentation import schemas
from projects.presentation.invitation_parsing import invitations_of
from projects.presentation.list_query import ProjectsQuery, wanted_projects
from projects.presentation.rendering import member_body, project_bodies, project_body, started_body

KNOWN = tuple(schemas.ProjectOut().fields)
MEMBER_KNOWN = tuple(schemas.MemberOut().fields)


def details_of(given: dict[str, Any]) -> dict[str, Any]:
    """Wire names to domain names."""
    parts = dict(given)
    if "name" in parts:
        parts["title"] = parts.pop("name")
    if "tags" in parts:
        parts["tags"] = tuple(parts["tags"])
    if "stage" in parts:
        parts["stage"] = Stage(parts["stage"])
    return parts


def creation_of(given: dict[str, Any]) -> CreateProject:
    """What is about the project as a whole stands beside what people write about it."""
    parts = details_of(given)
    schedule = parts.pop("schedule", {})
    whole = {name: parts.pop(name) for name in ("stage", "settings") if name in parts}
    wish = invitations_of({"invitations": parts.pop("invitations", []), "message": parts.pop("message", "")})
    return CreateProject(
        Details(**parts), start_date=schedule.get("start_date"), invite=wish if wish.people else None, **whole
    )


class ProjectsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_projects",
        summary="The caller's projects, last active first, or those that words find",
        parameters=[ProjectsQuery, picking(KNOWN)],
        responses={200: schemas.ProjectPageOut},
    )
    def get(self, request: Request) -> Response:
        wanted = wanted_projects(self.actor, self.query(ProjectsQuery))
        page = app().list_projects(self.actor, wanted)
        rows = self.pick(project_bodies(page.rows), KNOWN)
        return Response(page_body(request, wanted.page, page, rows))

    @extend_schema(
        operation_id="create_project",
        summary="Create a project",
        parameters=[KEY],
        request=schemas.ProjectIn,
        responses={201: schemas.StartedProjectOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """With `schedule`, the answer shows in `schedule_preview` the plan that the project could start with: seven
        days of planning, one of shooting, fourteen of editing. It is a preview; no schedule is stored.
        Invitations are stored with the project, or neither is; each has an outcome of its own.
        """
        command = creation_of(self.parsed(schemas.ProjectIn))
        if command.invite:
            count_as_well(request, "invite")
        started = app().create_project(self.actor, command)
        body, more = project_body(started.row), started_body(started)
        response = tagged(body | more, body, status=201)
        response["Location"] = f"{request.path}/{started.row.id}"
        return response


class ProjectView(ApiView):
    @extend_schema(
        operation_id="read_project",
        summary="One project",
        parameters=[picking(KNOWN)],
        responses={200: schemas.ProjectOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        row = app().read_project(self.actor, self.identity("project_id"))
        whole = project_body(row)
        (body,) = self.pick([whole], KNOWN)
        return tagged(body, whole)

    @extend_schema(
        operation_id="update_project",
        summary="Change name, description and the like",
        parameters=[IF_MATCH],
        request=schemas.ProjectPatchIn,
        responses={200: schemas.ProjectOut},
    )
    def patch(self, request: Request, project_id: str) -> Response:
        changed = details_of(self.parsed(schemas.ProjectPatchIn))
        command = UpdateProject(self.identity("project_id"), changed, self.expected_version())
        with self.telling_current(project_body):
            row = app().update_project(self.actor, command)
        return tagged(project_body(row))

    @extend_schema(
        operation_id="delete_project", summary="Delete a project", parameters=[IF_MATCH], responses={204: None}
    )
    def delete(self, request: Request, project_id: str) -> Response:
        with self.telling_current(project_body):
            app().delete_project(self.actor, self.identity("project_id"), self.expected_version())
        return Response(status=204)


class ArchiveView(ApiView):
    @extend_schema(
        operation_id="archive_project", summary="Archive a project", request=None, responses={200: schemas.ProjectOut}
    )
    def post(self, request: Request, project_id: str) -> Response:
        row = app().archive_project(self.actor, self.identity("project_id"))
        return tagged(project_body(row))

    @extend_schema(
        operation_id="reopen_project", summary="Take a project out of the archive", responses={200: schemas.ProjectOut}
    )
    def delete(self, request: Request, project_id: str) -> Response:
        row = app().reopen_project(self.actor, self.identity("project_id"))
        return tagged(project_body(row))


class MembersView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_members",
        summary="The members, strongest role first",
        parameters=[PageQuery, picking(MEMBER_KNOWN)],
        responses={200: schemas.MemberPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = app().list_members(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([member_body(row) for row in page.rows], MEMBER_KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="add_member",
        summary="Make a person with an account a member",
        parameters=[KEY],
        request=schemas.MemberIn,
        responses={201: schemas.MemberOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        given = self.parsed(schemas.MemberIn)
        person = {"user_id": given.get("user_id"), "email": given.get("email", "")}
        command = AddMember(self.identity("project_id"), **person, role=Role(given["role"]))
        member = app().add_member(self.actor, command)
        return Response(member_body(member), status=201, headers={"Location": f"{request.path}/{member.user_id}"})


class MemberView(ApiView):
    @extend_schema(
        operation_id="change_role",
        summary="Give a member another role",
        request=schemas.RoleIn,
        responses={200: schemas.MemberOut},
    )
    def patch(self, request: Request, project_id: str, user_id: str) -> Response:
        role = Role(self.parsed(schemas.RoleIn)["role"])
        member = app().change_role(self.actor, self.identity("project_id"), self.identity("user_id"), role)
        return Response(member_body(member))

    @extend_schema(
        operation_id="remove_member",
        summary="Remove a member, or leave; also of an archived project",
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, user_id: str) -> Response:
        app().remove_member(self.actor, self.identity("project_id"), self.identity("user_id"))
        return Response(status=204)
