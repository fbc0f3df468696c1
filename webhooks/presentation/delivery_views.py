"""What a webhook was sent, and sending it again."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.pagination import cursor_body, cursor_request
from core.presentation.parameters import KEY, picking
from core.presentation.views import ApiView
from webhooks.bootstrap import app
from webhooks.contracts import DeliveryStatus
from webhooks.presentation import schemas
from webhooks.presentation.rendering import delivery_body, webhook_body

KNOWN = tuple(schemas.DeliveryOut().fields)


class DeliveriesView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_webhook_deliveries",
        summary="What the webhook was sent in the last 30 days, newest first",
        parameters=[schemas.DeliveriesQuery, picking(KNOWN)],
        responses={200: schemas.DeliveryPageOut},
    )
    def get(self, request: Request, project_id: str, webhook_id: str) -> Response:
        query = self.query(schemas.DeliveriesQuery)
        wanted = cursor_request(request, query)
        status = DeliveryStatus(query["status"]) if "status" in query else None
        ids = self.identity("project_id"), self.identity("webhook_id")
        page = app().list_deliveries(self.actor, *ids, wanted, status)
        return Response(cursor_body(request, page, self.pick([delivery_body(row) for row in page.rows], KNOWN)))


class DeliveryView(ApiView):
    @extend_schema(
        operation_id="read_webhook_delivery",
        summary="One delivery, with its attempts",
        parameters=[picking(KNOWN)],
        responses={200: schemas.DeliveryOut},
    )
    def get(self, request: Request, project_id: str, webhook_id: str, delivery_id: str) -> Response:
        ids = self.identity("project_id"), self.identity("webhook_id"), self.identity("delivery_id")
        return Response(self.pick([delivery_body(app().read_delivery(self.actor, *ids))], KNOWN)[0])


class ResendView(ApiView):
    rates = {"POST": "webhook"}

    @extend_schema(
        operation_id="resend_webhook_delivery",
        summary="Send a delivery that has ended once more, under its id",
        parameters=[KEY],
        request=None,
        responses={202: schemas.DeliveryOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, webhook_id: str, delivery_id: str) -> Response:
        ids = self.identity("webhook_id"), self.identity("delivery_id")
        row = app().resend_delivery(self.actor, self.identity("project_id"), ids)
        return Response(delivery_body(row), status=202)


class PingView(ApiView):
    rates = {"POST": "webhook"}

    @extend_schema(
        operation_id="ping_webhook",
        summary="Send a message of type `webhook.ping`, to try the way",
        parameters=[KEY],
        request=None,
        responses={202: schemas.DeliveryOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, webhook_id: str) -> Response:
        """Out of turn, once, also to a webhook that is paused; read the delivery to see how it ended."""
        row = app().ping_webhook(self.actor, self.identity("project_id"), self.identity("webhook_id"))
        headers = {"Location": f"{request.path.removesuffix('/ping')}/deliveries/{row.id}"}
        return Response(delivery_body(row), status=202, headers=headers)


class ReplayView(ApiView):
    rates = {"POST": "webhook"}

    @extend_schema(
        operation_id="replay_webhook_events",
        summary="Send everything after a number once more, under the same ids",
        parameters=[KEY],
        request=schemas.ReplayIn,
        responses={202: schemas.WebhookOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str, webhook_id: str) -> Response:
        """From the project's log, so as far back as it reaches; also what was given up, and what the webhook did not
        hear then and hears now. Of one that is paused when it is resumed.
        """
        ids = self.identity("project_id"), self.identity("webhook_id")
        row = app().replay_events(self.actor, *ids, self.parsed(schemas.ReplayIn)["since_seq"])
        return Response(webhook_body(row), status=202)
