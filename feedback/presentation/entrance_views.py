"""How guests come in by a share link, stay, prove an address, and leave. Tokens stand in bodies only."""

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.language import spoken
from core.presentation.views import ApiView
from feedback.application.enter_shared import EnterShared
from feedback.application.prove_guest_email import AskGuestEmail, ProveGuestEmail
from feedback.application.revise_guest import ReviseGuest
from feedback.bootstrap.entrance import entrance
from feedback.presentation import shared_schemas as schemas
from feedback.presentation.guests import GuestView
from feedback.presentation.sharing_rendering import entered_body, entry_body, offer_body, visit_body


class StrangersView(ApiView):
    """For callers without any token; one that comes along is not looked at."""

    authentication_classes = ()
    permission_classes = (AllowAny,)


class OpenSharedView(StrangersView):
    rates = {"POST": "shared"}

    @extend_schema(
        operation_id="open_shared",
        summary="What a share link leads to",
        request=schemas.ShareTokenIn,
        responses={200: schemas.SharedOfferOut},
    )
    def post(self, request: Request) -> Response:
        """A link that was revoked or has expired is 410, an unknown one 404."""
        return Response(offer_body(entrance().open_shared(self.parsed(schemas.ShareTokenIn)["token"])))


class GuestSessionView(StrangersView):
    rates = {"POST": "shared"}

    @extend_schema(
        operation_id="enter_shared",
        summary="Come in by a share link, under a name",
        request=schemas.EnterIn,
        responses={200: schemas.EnteredOut},
    )
    def post(self, request: Request) -> Response:
        """Each time another guest: who comes back goes on with the refresh token."""
        given = self.parsed(schemas.EnterIn)
        origin = request.origin  # type: ignore[attr-defined]  # OriginMiddleware
        command = EnterShared(**given, language=spoken(), address=origin.address)
        return Response(entered_body(entrance().enter(command)))


class RefreshGuestView(StrangersView):
    rates = {"POST": "refresh"}

    @extend_schema(
        operation_id="refresh_guest",
        summary="A further guest token; the guest stays the same",
        request=schemas.RefreshGuestIn,
        responses={200: schemas.GuestEntryOut},
    )
    def post(self, request: Request) -> Response:
        """The refresh token stays the same, too, and ends 30 days after it was last used."""
        return Response(entry_body(entrance().refresh_guest(self.parsed(schemas.RefreshGuestIn)["refresh_token"])))


class UnsubscribeView(StrangersView):
    rates = {"POST": "shared"}

    @extend_schema(
        operation_id="refuse_guest_mail",
        summary="No more mails about answers, by the token of one of them",
        request=schemas.ShareTokenIn,
        responses={204: None},
    )
    def post(self, request: Request) -> Response:
        entrance().refuse_mail(self.parsed(schemas.ShareTokenIn)["token"])
        return Response(status=204)


class VisitView(GuestView):
    @extend_schema(
        operation_id="read_visit",
        summary="What the link shows and gives, and who the guest is",
        responses={200: schemas.VisitOut},
    )
    def get(self, request: Request) -> Response:
        return Response(visit_body(entrance().read_visit(**self.place)))


class GuestSelfView(GuestView):
    @extend_schema(
        operation_id="revise_guest",
        summary="Take another name, or take the address back",
        request=schemas.GuestChangesIn,
        responses={200: schemas.VisitOut},
    )
    def patch(self, request: Request) -> Response:
        """What the guest wrote shows the new name."""
        given = self.parsed(schemas.GuestChangesIn)
        entrance().revise_guest(ReviseGuest(**self.place, name=given.get("name"), forget_address="email" in given))
        return Response(visit_body(entrance().read_visit(**self.place)))

    @extend_schema(operation_id="leave_shared", summary="Be forgotten: name, address, sessions", responses={204: None})
    def delete(self, request: Request) -> Response:
        """What the guest wrote stays, under nobody's name."""
        entrance().leave(self.actor)
        return Response(status=204)


class GuestEmailView(GuestView):
    rates = {"POST": "mail"}

    @extend_schema(
        operation_id="ask_guest_email",
        summary="Have a code mailed to one's address",
        request=schemas.GuestEmailIn,
        responses={202: None},
    )
    def post(self, request: Request) -> Response:
        """Nothing else is mailed there before the code came back. Codes end after 10 minutes and are a minute apart."""
        entrance().ask_email(AskGuestEmail(**self.place, **self.parsed(schemas.GuestEmailIn)))
        return Response(status=202)


class ProveGuestEmailView(GuestView):
    rates = {"POST": "confirm"}

    @extend_schema(
        operation_id="prove_guest_email",
        summary="Prove one's address by the code that was mailed there",
        request=schemas.GuestCodeIn,
        responses={200: schemas.VisitOut},
    )
    def post(self, request: Request) -> Response:
        """From then on answers to what the guest wrote are mailed there."""
        entrance().prove_email(ProveGuestEmail(**self.place, **self.parsed(schemas.GuestCodeIn)))
        return Response(visit_body(entrance().read_visit(**self.place)))


class GuestTicketView(GuestView):
    @extend_schema(
        operation_id="issue_guest_ticket",
        summary="A ticket that opens one socket at `/ws/shared`, for 30 s",
        request=None,
        responses={200: schemas.GuestTicketOut},
    )
    def post(self, request: Request) -> Response:
        ticket = entrance().issue_ticket(self.given)
        return Response({"ticket": ticket.ticket, "expires_in": ticket.expires_in})
