"""Webhooks, for whoever may invite."""

from datetime import timedelta
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent, idempotent_secret
from core.presentation.pagination import PageQuery, page_body, page_request
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from core.presentation.views import ApiView
from webhooks.application.create_webhook import CreateWebhook
from webhooks.application.read_models import WebhookRow
from webhooks.application.update_webhook import UpdateWebhook
from webhooks.bootstrap import app
from webhooks.domain.webhook import Webhook
from webhooks.presentation import schemas
from webhooks.presentation.rendering import told_body, webhook_body

KNOWN = tuple(schemas.WebhookOut().fields)


class WebhooksView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_webhooks",
        summary="The project's webhooks, newest first",
        parameters=[PageQuery, picking(KNOWN)],
        responses={200: schemas.WebhookPageOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        wanted = page_request(self.query(PageQuery))
        page = app().list_webhooks(self.actor, self.identity("project_id"), wanted)
        rows = self.pick([webhook_body(row) for row in page.rows], KNOWN)
        return Response(page_body(request, wanted, page, rows))

    @extend_schema(
        operation_id="create_webhook",
        summary="Send the project's events on to an address; the secret is told this once",
        parameters=[KEY],
        request=schemas.WebhookIn,
        responses={201: schemas.ToldSecretOut},
    )
    @idempotent_secret
    def post(self, request: Request, project_id: str) -> Response:
        """Each event is a POST with the event as the socket tells it, `project_id` and `webhook_id`, in the order of
        `seq`, until it is answered 2xx. Headers are those of Standard Webhooks 1.0: `webhook-id` (the same however
        often it is sent), `webhook-timestamp`, `webhook-signature`. At most 20 a project.
        """
        command = CreateWebhook(**self.parsed(schemas.WebhookIn))
        told = app().create_webhook(self.actor, self.identity("project_id"), command)
        answer = tagged(told_body(told), webhook_body(told.row), status=201)
        answer["Location"] = f"{request.path}/{told.row.id}"
        return answer


class WebhookView(ApiView):
    @extend_schema(
        operation_id="read_webhook",
        summary="One webhook, without its secret",
        parameters=[picking(KNOWN)],
        responses={200: schemas.WebhookOut},
    )
    def get(self, request: Request, project_id: str, webhook_id: str) -> Response:
        row = app().read_webhook(self.actor, self.identity("project_id"), self.identity("webhook_id"))
        body = webhook_body(row)
        return tagged(self.pick([body], KNOWN)[0], body)

    @extend_schema(
        operation_id="update_webhook",
        summary="Another address, other events, other words",
        parameters=[IF_MATCH],
        request=schemas.WebhookChangesIn,
        responses={200: schemas.WebhookOut},
    )
    def patch(self, request: Request, project_id: str, webhook_id: str) -> Response:
        """Also of what is queued already: it is sent to the new address."""
        ids = self.identity("project_id"), self.identity("webhook_id")
        given = self.parsed(schemas.WebhookChangesIn)
        command = UpdateWebhook(**given, expected_version=self.expected_version())
        with self.telling_current(_current):
            row = app().update_webhook(self.actor, *ids, command)
        return tagged(webhook_body(row))

    @extend_schema(
        operation_id="delete_webhook", summary="Delete a webhook, with its log", parameters=[IF_MATCH],
        responses={204: None},
    )  # fmt: skip
    def delete(self, request: Request, project_id: str, webhook_id: str) -> Response:
        ids = self.identity("project_id"), self.identity("webhook_id")
        with self.telling_current(_current):
            app().delete_webhook(self.actor, *ids, self.expected_version())
        return Response(status=204)


class SecretView(ApiView):
    @extend_schema(
        operation_id="rotate_webhook_secret",
        summary="Another secret, told this once; the one before signs beside it for a while",
        parameters=[KEY],
        request=schemas.SecretIn,
        responses={200: schemas.ToldSecretOut},
    )
    @idempotent_secret
    def post(self, request: Request, project_id: str, webhook_id: str) -> Response:
        ids = self.identity("project_id"), self.identity("webhook_id")
        overlap = timedelta(hours=self.parsed(schemas.SecretIn)["overlap_hours"])
        return Response(told_body(app().rotate_secret(self.actor, *ids, overlap)))


class PauseView(ApiView):
    @extend_schema(
        operation_id="pause_webhook",
        summary="Send nothing until it is resumed",
        parameters=[KEY],
        request=None,
        responses={200: schemas.WebhookOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, webhook_id: str) -> Response:
        """What happens meanwhile is sent then, as far back as the project's log reaches: 30 days."""
        row = app().pause_webhook(self.actor, self.identity("project_id"), self.identity("webhook_id"))
        return tagged(webhook_body(row))


class ResumeView(ApiView):
    @extend_schema(
        operation_id="resume_webhook",
        summary="Send again, from where it was left",
        parameters=[KEY],
        request=None,
        responses={200: schemas.WebhookOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, webhook_id: str) -> Response:
        """Where the log does not reach back so far, a message of type `resync` comes first: load over REST, and go on
        after its `seq`. What was given up before is sent again by a replay.
        """
        row = app().resume_webhook(self.actor, self.identity("project_id"), self.identity("webhook_id"))
        return tagged(webhook_body(row))


def _current(hook: Webhook) -> dict[str, Any]:
    return webhook_body(WebhookRow.of(hook))
