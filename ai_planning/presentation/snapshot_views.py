"""Named states of a plan."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.plan_read_models import Comparison
from ai_planning.bootstrap.snapshots import snapshots
from ai_planning.presentation import plan_answers as answers
from ai_planning.presentation.plan_bodies import SnapshotIn
from ai_planning.presentation.plan_views import body_of, plan_in
from core.presentation.idempotency import idempotent
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView


class ComparisonQuery(serializers.Serializer[Any]):
    other = serializers.UUIDField(required=False, help_text="The snapshot to compare with; else the plan as it is.")


class SnapshotsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_snapshots",
        summary="Named states of a plan, the newest first",
        parameters=[PageQuery, picking(answers.SNAPSHOT_KNOWN)],
        responses={200: answers.SnapshotPageOut},
    )
    def get(self, request: Request, project_id: str, plan_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = snapshots().list_snapshots(self.actor, *plan_in(self), wanted)
        rows = self.pick([row.wire() for row in page.rows], answers.SNAPSHOT_KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="take_snapshot",
        summary="Give the plan as it is a name",
        parameters=[KEY],
        request=SnapshotIn,
        responses={201: answers.SnapshotOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """At most fifty a plan."""
        row = snapshots().take_snapshot(self.actor, *plan_in(self), self.parsed(SnapshotIn)["name"])
        return Response(row.wire(), status=201, headers={"Location": f"{request.path}/{row.id}"})


class SnapshotView(ApiView):
    @extend_schema(
        operation_id="read_snapshot",
        summary="One named state of a plan",
        parameters=[picking(answers.SNAPSHOT_KNOWN)],
        responses={200: answers.SnapshotOut},
    )
    def get(self, request: Request, project_id: str, plan_id: str, snapshot_id: str) -> Response:
        row = snapshots().read_snapshot(self.actor, *_snapshot_in(self))
        (body,) = self.pick([row.wire()], answers.SNAPSHOT_KNOWN)
        return Response(body)

    @extend_schema(operation_id="delete_snapshot", summary="Forget a named state of a plan", responses={204: None})
    def delete(self, request: Request, project_id: str, plan_id: str, snapshot_id: str) -> Response:
        snapshots().delete_snapshot(self.actor, *_snapshot_in(self))
        return Response(status=204)


class ComparisonView(ApiView):
    @extend_schema(
        operation_id="compare_snapshot",
        summary="In what the plan differs since, part by part",
        parameters=[ComparisonQuery, picking(answers.COMPARISON_KNOWN)],
        responses={200: answers.ComparisonOut},
    )
    def get(self, request: Request, project_id: str, plan_id: str, snapshot_id: str) -> Response:
        other = self.query(ComparisonQuery).get("other")
        found = snapshots().compare_snapshot(self.actor, *_snapshot_in(self), other)
        (body,) = self.pick([_comparison_body(found)], answers.COMPARISON_KNOWN)
        return Response(body)


class RestoreSnapshotView(ApiView):
    @extend_schema(
        operation_id="restore_snapshot",
        summary="Make the plan what it was then",
        parameters=[KEY, IF_MATCH],
        request=None,
        responses={200: answers.PlanOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str, snapshot_id: str) -> Response:
        """A change like any other: it can be undone, and is refused where it would change a locked part."""
        with self.telling_current(body_of):
            row = snapshots().restore_snapshot(self.actor, *_snapshot_in(self), self.expected_version())
        return tagged(row.wire())


def _snapshot_in(view: ApiView) -> tuple[UUID, UUID, UUID]:
    return *plan_in(view), view.identity("snapshot_id")


def _comparison_body(found: Comparison) -> dict[str, Any]:
    return {
        "before": found.before.wire(),
        "after": found.after.wire() if found.after else None,
        "differences": [asdict(each) for each in found.differences],
    }
