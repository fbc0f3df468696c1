"""Conflicts of a schedule, and when people and places are free."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.pagination import page_body
from core.presentation.parameters import IF_MATCH, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.application.settle_conflict import SettleConflict
from schedule.bootstrap.conflicts import conflicts
from schedule.contracts.conflicts import ConflictState
from schedule.presentation import conflict_answers as answers
from schedule.presentation import conflict_bodies as bodies

PICKING = picking(answers.CONFLICT_KNOWN)


class ConflictsView(ApiView):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="list_conflicts",
        summary="Where the schedule gets into the way of others, and of itself",
        parameters=[bodies.ConflictsQuery, PICKING],
        responses={200: answers.ConflictPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        """Two shoots of the caller's projects on one day, and people or places that are needed twice; by day, the first
        thousand. Planning, editing, milestones and what is done never conflict. A conflict is a warning: it keeps
        nobody from anything.
        """
        wanted = bodies.wanted_conflicts(self.query(bodies.ConflictsQuery))
        page = conflicts().list_conflicts(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([answers.conflict_body(row) for row in page.rows], answers.CONFLICT_KNOWN)
        return Response(page_body(request, wanted.page, page, rows))


class ConflictView(ApiView):
    @extend_schema(
        operation_id="read_conflict",
        summary="One conflict, and when the project's task would meet nothing",
        parameters=[picking(answers.DETAIL_KNOWN)],
        responses={200: answers.ConflictDetailOut},
    )
    def get(self, request: Request, project_id: str, conflict_id: str) -> Response:
        ids = self.identity("project_id"), self.identity("conflict_id")
        whole = answers.detail_body(conflicts().read_conflict(self.actor, *ids))
        return tagged(self.pick([whole], answers.DETAIL_KNOWN)[0], whole)

    @extend_schema(
        operation_id="settle_conflict",
        summary="Ignore a conflict, call it resolved, or open it again; for everybody",
        parameters=[IF_MATCH],
        request=bodies.SettleIn,
        responses={200: answers.ConflictOut},
    )
    def patch(self, request: Request, project_id: str, conflict_id: str) -> Response:
        state = ConflictState(self.parsed(bodies.SettleIn)["state"])
        command = SettleConflict(self.identity("conflict_id"), state, self.expected_version())
        with self.telling_current(answers.conflict_body):
            shown = conflicts().settle_conflict(self.actor, self.identity("project_id"), command)
        return tagged(answers.conflict_body(shown))


class FreeSlotsView(ApiView):
    rates: ClassVar = {"GET": "list"}

    @extend_schema(
        operation_id="find_free_slots",
        summary="When people and a place are free for work on the project",
        parameters=[bodies.FreeSlotsQuery],
        responses={200: answers.FreeSlotsOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        """On working days of the schedule, from today on and for three months unless `from` and `to` say otherwise.
        People are busy in any project; the answer tells free days alone.
        """
        wanted = bodies.wanted_slots(self.query(bodies.FreeSlotsQuery))
        slots = conflicts().find_free_slots(self.actor, self.identity("project_id"), wanted)
        return Response({"results": [answers.slot_body(slot) for slot in slots]})
