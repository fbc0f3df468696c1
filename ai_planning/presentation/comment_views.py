"""What is said about plans."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.add_plan_comment import AddPlanComment
from ai_planning.application.plan_conversing import PlanCommentTarget
from ai_planning.application.revise_plan_comment import RevisePlanComment
from ai_planning.bootstrap.comments import comments
from ai_planning.contracts.comment_rows import PlanCommentRow
from ai_planning.presentation import comment_schemas as schemas
from core.presentation.idempotency import idempotent
from core.presentation.pagination import cursor_body, cursor_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView

KNOWN = tuple(schemas.PlanCommentOut().fields)


class PlanCommentsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_plan_comments",
        summary="What is said about a plan, oldest first",
        parameters=[schemas.PlanCommentsQuery, picking(KNOWN)],
        responses={200: schemas.PlanCommentPageOut},
    )
    def get(self, request: Request, project_id: str, plan_id: str) -> Response:
        query = self.query(schemas.PlanCommentsQuery)
        ids = self.identity("project_id"), self.identity("plan_id")
        page = comments().list_plan_comments(self.actor, *ids, cursor_request(request, query), query.get("part"))
        return Response(cursor_body(request, page, self.pick([row.wire() for row in page.rows], KNOWN)))

    @extend_schema(
        operation_id="add_plan_comment",
        summary="Comment on a plan or a part of it, or reply",
        parameters=[KEY],
        request=schemas.PlanCommentIn,
        responses={201: schemas.PlanCommentOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        given = self.parsed(schemas.PlanCommentIn)
        command = AddPlanComment(**given | {"mentions": tuple(given.get("mentions", ()))})
        row = comments().add_plan_comment(self.actor, self.identity("project_id"), self.identity("plan_id"), command)
        answer = tagged(row.wire(), status=201)
        answer["Location"] = f"{request.path}/{row.id}"
        return answer


class PlanCommentView(ApiView):
    @extend_schema(
        operation_id="read_plan_comment",
        summary="One comment on a plan",
        parameters=[picking(KNOWN)],
        responses={200: schemas.PlanCommentOut},
    )
    def get(self, request: Request, project_id: str, plan_id: str, plan_comment_id: str) -> Response:
        ids = (self.identity(name) for name in ("project_id", "plan_id", "plan_comment_id"))
        whole = comments().read_plan_comment(self.actor, *ids).wire()
        return tagged(self.pick([whole], KNOWN)[0], whole)

    @extend_schema(
        operation_id="revise_plan_comment",
        summary="Change what one has said about a plan",
        parameters=[IF_MATCH],
        request=schemas.PlanCommentChangesIn,
        responses={200: schemas.PlanCommentOut},
    )
    def patch(self, request: Request, project_id: str, plan_id: str, plan_comment_id: str) -> Response:
        given = self.parsed(schemas.PlanCommentChangesIn)
        if "mentions" in given:
            given["mentions"] = tuple(given["mentions"])
        with self.telling_current(PlanCommentRow.wire):
            row = comments().revise_plan_comment(self.actor, *_addressed(self), RevisePlanComment(**given))
        return tagged(row.wire())

    @extend_schema(
        operation_id="delete_plan_comment",
        summary="Delete a comment on a plan; with replies, its place stays",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, project_id: str, plan_id: str, plan_comment_id: str) -> Response:
        with self.telling_current(PlanCommentRow.wire):
            comments().delete_plan_comment(self.actor, *_addressed(self))
        return Response(status=204)


class ResolveView(ApiView):
    @extend_schema(
        operation_id="resolve_plan_comment",
        summary="Resolve a thread on a plan",
        parameters=[KEY],
        request=None,
        responses={200: schemas.PlanCommentOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str, plan_comment_id: str) -> Response:
        """For who began it, and whoever may update. Once more is no change."""
        return tagged(comments().settle_plan_comment(self.actor, *_addressed(self), is_resolved=True).wire())


class ReopenView(ApiView):
    @extend_schema(
        operation_id="reopen_plan_comment",
        summary="Open a thread on a plan again",
        parameters=[KEY],
        request=None,
        responses={200: schemas.PlanCommentOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str, plan_comment_id: str) -> Response:
        """For who began it, and whoever may update. Once more is no change."""
        return tagged(comments().settle_plan_comment(self.actor, *_addressed(self), is_resolved=False).wire())


def _addressed(view: ApiView) -> tuple[Any, PlanCommentTarget]:
    """The project, and which comment in which version."""
    target = PlanCommentTarget(view.identity("plan_id"), view.identity("plan_comment_id"), view.expected_version())
    return view.identity("project_id"), target
