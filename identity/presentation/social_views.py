"""Login by Kakao, Naver and Google, and what they open."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.domain.errors import NotFound
from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY, picking
from core.presentation.views import ApiView
from identity.application.finish_social_login import EmailRequired
from identity.application.give_social_email import GiveSocialEmail
from identity.application.social_flow import Callback
from identity.application.start_social_login import StartSocialLogin
from identity.application.verify_social_email import VerifySocialEmail
from identity.bootstrap import social
from identity.contracts import LoginMethod
from identity.domain.social import PROVIDERS
from identity.presentation import social_schemas as wire
from identity.presentation.open_view import OpenView
from identity.presentation.rendering import session_body
from identity.presentation.schemas import SessionOut
from identity.presentation.social_rendering import email_required_body, linked_body, provider_body

PROVIDER = OpenApiParameter("provider", str, OpenApiParameter.PATH, enum=[each.value for each in PROVIDERS])
LINKED_KNOWN = list(wire.LinkedOut().fields)


class ProvidersView(OpenView):
    @extend_schema(
        operation_id="social_providers",
        summary="The providers by which people can log in",
        responses={200: wire.ProvidersOut},
    )
    def get(self, request: Request) -> Response:
        rows = [provider_body(each) | {"configured": social().is_configured(each)} for each in PROVIDERS]
        return Response({"providers": rows})


class StartView(OpenView):
    rates = {"POST": "social"}

    @extend_schema(
        operation_id="start_social_login",
        summary="Begin a login: where to send the browser",
        parameters=[PROVIDER],
        request=wire.StartIn,
        responses={200: wire.StartOut},
    )
    def post(self, request: Request, provider: str) -> Response:
        given = self.parsed(wire.StartIn)
        begun = social().start_social_login(StartSocialLogin(_provider(provider), given["redirect_uri"]))
        parts = ("authorization_url", "state", "flow_token", "expires_in")
        return Response({name: getattr(begun, name) for name in parts})


class CallbackView(OpenView):
    rates = {"POST": "social"}

    @extend_schema(
        operation_id="finish_social_login",
        summary="Finish a login with what the provider sent back; logs in, or asks for an address (202)",
        parameters=[PROVIDER],
        request=wire.CallbackIn,
        responses={200: SessionOut, 202: wire.EmailRequiredOut},
    )
    def post(self, request: Request, provider: str) -> Response:
        given = self.parsed(wire.CallbackIn)
        device = self.device(given.pop("device_name"))
        outcome = social().finish_social_login(Callback(_provider(provider), **given), device)
        if isinstance(outcome, EmailRequired):
            return Response(email_required_body(outcome), status=202)
        return Response(session_body(outcome))


class EmailView(OpenView):
    rates = {"POST": "mail"}

    @extend_schema(
        operation_id="give_social_email",
        summary="Name the address of a sign-up; a mail with a code follows",
        request=wire.EmailIn,
        responses={202: None},
    )
    def post(self, request: Request) -> Response:
        social().give_social_email(GiveSocialEmail(**self.parsed(wire.EmailIn)))
        return Response(status=202)


class VerifyEmailView(OpenView):
    rates = {"POST": "verify"}

    @extend_schema(
        operation_id="verify_social_email",
        summary="Prove the address of a sign-up by the code; logs in",
        request=wire.VerifyIn,
        responses={200: SessionOut},
    )
    def post(self, request: Request) -> Response:
        given = self.parsed(wire.VerifyIn)
        device = self.device(given.pop("device_name"))
        return Response(session_body(social().verify_social_email(VerifySocialEmail(**given, device=device))))


class LinkedView(ApiView):
    @extend_schema(
        operation_id="linked_providers",
        summary="The providers that open the caller's account",
        parameters=[picking(LINKED_KNOWN)],
        responses={200: wire.LinkedListOut},
    )
    def get(self, request: Request) -> Response:
        rows = [linked_body(each) for each in social().identities_of(self.actor.user_id)]
        return Response({"identities": self.pick(rows, LINKED_KNOWN)})


class LinkView(ApiView):
    rates = {"POST": "confirm"}

    @extend_schema(
        operation_id="link_provider",
        summary="Let a provider open the caller's account, too",
        parameters=[PROVIDER, KEY],
        request=wire.LinkIn,
        responses={200: wire.LinkedOut},
    )
    @idempotent
    def post(self, request: Request, provider: str) -> Response:
        """Takes the password, or a login within the last 15 minutes; otherwise 403 `auth.proof_required`."""
        given = self.parsed(wire.LinkIn)
        password = given.pop("password", None)
        linked = social().link_social(self.actor, Callback(_provider(provider), **given), password)
        return Response(linked_body(linked))


class UnlinkView(ApiView):
    @extend_schema(
        operation_id="unlink_provider",
        summary="The provider no longer opens the caller's account",
        parameters=[PROVIDER],
        responses={204: None},
    )
    def delete(self, request: Request, provider: str) -> Response:
        social().unlink_social(self.actor, _provider(provider))
        return Response(status=204)


def _provider(name: str) -> LoginMethod:
    known: dict[Any, LoginMethod] = {each.value: each for each in PROVIDERS}
    if name not in known:
        raise NotFound
    return known[name]
