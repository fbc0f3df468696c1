"""Scenarios: what a schedule would be if."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from schedule.application.apply_scenario import ApplyScenario
from schedule.application.change_scenario import ChangeScenario
from schedule.bootstrap.scenarios import scenarios
from schedule.presentation import scenario_answers as answers
from schedule.presentation import scenario_bodies as bodies
from schedule.presentation import scenario_rendering as rendering
from schedule.presentation.scenario_rendering import scenario_body


class ScenariosView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_scenarios",
        summary="Scenarios of a schedule, the newest first",
        parameters=[PageQuery, picking(answers.SCENARIO_KNOWN)],
        responses={200: answers.ScenarioPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = scenarios().list_scenarios(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([row.wire() for row in page.rows], answers.SCENARIO_KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="copy_schedule",
        summary="Begin a scenario as a copy of the schedule",
        parameters=[KEY],
        request=bodies.ScenarioIn,
        responses={201: answers.ScenarioOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        """At most twenty a schedule."""
        name = self.parsed(bodies.ScenarioIn)["name"]
        row = scenarios().copy_schedule(self.actor, self.identity("project_id"), name)
        answer = tagged(row.wire(), status=201)
        answer["Location"] = f"{request.path}/{row.id}"
        return answer


class ScenarioView(ApiView):
    @extend_schema(
        operation_id="read_scenario",
        summary="A scenario, with the schedule as it would be",
        parameters=[picking(answers.WHOLE_KNOWN)],
        responses={200: answers.WholeScenarioOut},
    )
    def get(self, request: Request, project_id: str, scenario_id: str) -> Response:
        whole = rendering.whole_body(*scenarios().read_scenario(self.actor, *_scenario_in(self)))
        (body,) = self.pick([whole], answers.WHOLE_KNOWN)
        return tagged(body, whole)

    @extend_schema(
        operation_id="rename_scenario",
        summary="Give a scenario another name",
        parameters=[IF_MATCH],
        request=bodies.ScenarioChangesIn,
        responses={200: answers.ScenarioOut},
    )
    def patch(self, request: Request, project_id: str, scenario_id: str) -> Response:
        name, version = self.parsed(bodies.ScenarioChangesIn).get("name"), self.expected_version()
        with self.telling_current(scenario_body):
            row = scenarios().rename_scenario(self.actor, *_scenario_in(self), name, version)
        return tagged(row.wire())

    @extend_schema(
        operation_id="delete_scenario", summary="Forget a scenario", parameters=[IF_MATCH], responses={204: None}
    )
    def delete(self, request: Request, project_id: str, scenario_id: str) -> Response:
        """Others' scenarios take an admin."""
        with self.telling_current(scenario_body):
            scenarios().delete_scenario(self.actor, *_scenario_in(self), self.expected_version())
        return Response(status=204)


class ScenarioChangesView(ApiView):
    @extend_schema(
        operation_id="change_scenario",
        summary="Have tasks and links otherwise in a scenario",
        parameters=[KEY, IF_MATCH],
        request=bodies.ScenarioEditsIn,
        responses={200: answers.ChangedScenarioOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, scenario_id: str) -> Response:
        """The schedule stays as it is. Fixed tasks move here; those that have begun keep their start."""
        command = ChangeScenario(**self.parsed(bodies.ScenarioEditsIn), expected_version=self.expected_version())
        with self.telling_current(scenario_body):
            changed = scenarios().change_scenario(self.actor, *_scenario_in(self), command)
        return tagged(rendering.changed_body(changed))


class ScenarioDifferenceView(ApiView):
    @extend_schema(
        operation_id="compare_scenario",
        summary="In what a scenario differs from the schedule as it is",
        parameters=[picking(answers.DIFFERENCE_KNOWN)],
        responses={200: answers.ScenarioDifferenceOut},
    )
    def get(self, request: Request, project_id: str, scenario_id: str) -> Response:
        found = scenarios().compare_scenario(self.actor, *_scenario_in(self))
        (body,) = self.pick([rendering.difference_body(found)], answers.DIFFERENCE_KNOWN)
        return Response(body)


class ApplyScenarioView(ApiView):
    @extend_schema(
        operation_id="apply_scenario",
        summary="Let the schedule be as the scenario has it, or tell what that would change",
        parameters=[KEY, IF_MATCH],
        request=bodies.ApplyScenarioIn,
        responses={200: answers.AppliedScenarioOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, scenario_id: str) -> Response:
        """Where both have changed a task since the copy it is 409 `scenario.outdated`, unless it may overwrite."""
        command = ApplyScenario(**self.parsed(bodies.ApplyScenarioIn), expected_version=self.expected_version())
        with self.telling_current(scenario_body):
            applied = scenarios().apply_scenario(self.actor, *_scenario_in(self), command)
        return Response(rendering.applied_body(applied))


def _scenario_in(view: ApiView) -> tuple[UUID, UUID]:
    """The project and the scenario that the address names."""
    return view.identity("project_id"), view.identity("scenario_id")
