"""The parts of a plan: written by hand, put in order, held fast, undone. Each answers with the whole plan, because
seconds that one shot takes are others'."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.order_shots import OrderShots
from ai_planning.application.revise_shot import ReviseShot
from ai_planning.application.revise_stage import ReviseStage
from ai_planning.application.set_inserts import SetInserts
from ai_planning.bootstrap.plans import plans
from ai_planning.domain.drafts import InsertDraft
from ai_planning.presentation import plan_bodies as bodies
from ai_planning.presentation.generation_views import InsertsGeneration
from ai_planning.presentation.plan_answers import PlanOut
from ai_planning.presentation.plan_views import body_of, plan_in
from core.presentation.idempotency import idempotent
from core.presentation.parameters import IF_MATCH, KEY
from core.presentation.tags import tagged
from core.presentation.views import ApiView


class StageView(ApiView):
    @extend_schema(
        operation_id="update_stage",
        summary="Write a stage by hand",
        parameters=[IF_MATCH],
        request=bodies.StageChangesIn,
        responses={200: PlanOut},
    )
    def patch(self, request: Request, project_id: str, plan_id: str, stage_id: str) -> Response:
        """`If-Match` is stale when this stage has changed since; other parts may have."""
        words = self.parsed(bodies.StageChangesIn)
        command = ReviseStage(self.identity("stage_id"), words, self.expected_version())
        with self.telling_current(body_of):
            row = plans().revise_stage(self.actor, *plan_in(self), command)
        return tagged(row.wire())


class ShotView(ApiView):
    @extend_schema(
        operation_id="update_shot",
        summary="Write a shot by hand, let it last longer or shorter",
        parameters=[IF_MATCH],
        request=bodies.ShotChangesIn,
        responses={200: PlanOut},
    )
    def patch(self, request: Request, project_id: str, plan_id: str, shot_id: str) -> Response:
        """`If-Match` is stale when this shot has changed since; other parts may have."""
        words = self.parsed(bodies.ShotChangesIn)
        seconds = words.pop("seconds", None)
        command = ReviseShot(self.identity("shot_id"), words, seconds, self.expected_version())
        with self.telling_current(body_of):
            row = plans().revise_shot(self.actor, *plan_in(self), command)
        return tagged(row.wire())


class InsertsView(InsertsGeneration):
    @extend_schema(
        operation_id="set_inserts",
        summary="Say by hand which inserts a shot has",
        parameters=[IF_MATCH],
        request=bodies.InsertsIn,
        responses={200: PlanOut},
    )
    def put(self, request: Request, project_id: str, plan_id: str, shot_id: str) -> Response:
        """`If-Match` is stale when the inserts of this shot have changed since; other parts may have."""
        inserts = tuple(InsertDraft(**each) for each in self.parsed(bodies.InsertsIn)["inserts"])
        command = SetInserts(self.identity("shot_id"), inserts, self.expected_version())
        with self.telling_current(body_of):
            row = plans().set_inserts(self.actor, *plan_in(self), command)
        return tagged(row.wire())


class ShotOrderView(ApiView):
    @extend_schema(
        operation_id="order_shots",
        summary="Put the shots in another order",
        parameters=[IF_MATCH],
        request=bodies.ShotOrderIn,
        responses={200: PlanOut},
    )
    def put(self, request: Request, project_id: str, plan_id: str) -> Response:
        """Three stay in each stage; a shot takes its seconds along. A locked shot stays where it is."""
        shot_ids = tuple(self.parsed(bodies.ShotOrderIn)["shot_ids"])
        with self.telling_current(body_of):
            row = plans().order_shots(self.actor, *plan_in(self), OrderShots(shot_ids, self.expected_version()))
        return tagged(row.wire())


class LockView(ApiView):
    @extend_schema(
        operation_id="lock_part",
        summary="Hold a part fast: nobody and nothing changes it",
        request=None,
        responses={200: PlanOut},
    )
    def put(self, request: Request, project_id: str, plan_id: str, part: str) -> Response:
        """`part` is `brief`, `stage:{id}`, `shot:{id}`, `inserts:{shot id}` or `frame:{shot id}`."""
        return tagged(plans().lock_part(self.actor, *plan_in(self), part).wire())

    @extend_schema(operation_id="unlock_part", summary="Let go of a part", responses={200: PlanOut})
    def delete(self, request: Request, project_id: str, plan_id: str, part: str) -> Response:
        """For whoever locked it, and for admins."""
        return tagged(plans().unlock_part(self.actor, *plan_in(self), part).wire())


class UndoView(ApiView):
    @extend_schema(
        operation_id="undo_plan_change",
        summary="Take the last change back, whoever made it",
        parameters=[KEY, IF_MATCH],
        request=None,
        responses={200: PlanOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """Of the last fifty, also those of jobs; locks are no changes. `If-Match` keeps from undoing what was not
        seen."""
        return _along_the_trail(self, plans().undo_change)


class RedoView(ApiView):
    @extend_schema(
        operation_id="redo_plan_change",
        summary="Make a change once more that was taken back",
        parameters=[KEY, IF_MATCH],
        request=None,
        responses={200: PlanOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, plan_id: str) -> Response:
        """Until something else is changed."""
        return _along_the_trail(self, plans().redo_change)


def _along_the_trail(view: ApiView, verb: Any) -> Response:
    with view.telling_current(body_of):
        row = verb(view.actor, *plan_in(view), view.expected_version())
    return tagged(row.wire())
