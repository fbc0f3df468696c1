"""The caller's own account."""

from typing import ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.parameters import IF_MATCH, picking
from core.presentation.views import ApiView, versioned
from identity.application.revise_profile import ReviseProfile
from identity.application.withdraw_account import WithdrawAccount
from identity.bootstrap import leaving, profile
from identity.domain.consents import Document
from identity.presentation import profile_schemas, schemas
from identity.presentation.profile_rendering import (
    consents_body,
    me_response,
    preference_changes,
    preferences_body,
)
from identity.presentation.rendering import user_body

KNOWN = list(schemas.UserOut().fields)
PREFERENCES_KNOWN = list(profile_schemas.PreferencesOut().fields)
CONSENTS_KNOWN = list(profile_schemas.ConsentsOut().fields)


class MeView(ApiView):
    rates: ClassVar = {"DELETE": "confirm"}

    @extend_schema(
        operation_id="me",
        summary="The caller's account",
        parameters=[picking(KNOWN)],
        responses={200: schemas.UserOut},
    )
    def get(self, request: Request) -> Response:
        response = me_response(profile().read_account(self.actor.user_id))
        (response.data,) = self.pick([response.data], KNOWN)
        return response

    @extend_schema(
        operation_id="revise_me",
        summary="Change names, company, language or time zone",
        parameters=[IF_MATCH],
        request=profile_schemas.MePatchIn,
        responses={200: schemas.UserOut},
    )
    def patch(self, request: Request) -> Response:
        changed = {name: value or "" for name, value in self.parsed(profile_schemas.MePatchIn).items()}
        with self.telling_current(user_body):
            account = profile().revise_profile(self.actor, ReviseProfile(changed, self.expected_version()))
        return me_response(account)

    @extend_schema(
        operation_id="withdraw",
        summary="Close the account: personal data is erased, contributions stay",
        parameters=[IF_MATCH],
        request=profile_schemas.WithdrawIn,
        responses={204: None},
    )
    def delete(self, request: Request) -> Response:
        """Takes the password, or a login within the last 15 minutes; otherwise 403 `auth.proof_required`.

        A password that is given is checked.
        """
        password = self.parsed(profile_schemas.WithdrawIn).get("password")
        command = WithdrawAccount(self.actor, password, self.expected_version())
        with self.telling_current(user_body):
            leaving().withdraw_account(command)
        return Response(status=204)


class PreferencesView(ApiView):
    @extend_schema(
        operation_id="read_preferences",
        summary="How the caller is told of things",
        parameters=[picking(PREFERENCES_KNOWN)],
        responses={200: profile_schemas.PreferencesOut},
    )
    def get(self, request: Request) -> Response:
        preferences = profile().read_preferences(self.actor.user_id)
        (body,) = self.pick([preferences_body(preferences)], PREFERENCES_KNOWN)
        return versioned(body, preferences.version)

    @extend_schema(
        operation_id="change_preferences",
        summary="Change how the caller is told of things",
        parameters=[IF_MATCH],
        request=profile_schemas.PreferencesIn,
        responses={200: profile_schemas.PreferencesOut},
    )
    def patch(self, request: Request) -> Response:
        changes = preference_changes(self.parsed(profile_schemas.PreferencesIn))
        with self.telling_current(preferences_body):
            preferences = profile().change_preferences(self.actor, changes, self.expected_version())
        return versioned(preferences_body(preferences), preferences.version)


class ConsentsView(ApiView):
    @extend_schema(
        operation_id="read_consents",
        summary="What the caller agreed to, and when",
        parameters=[picking(CONSENTS_KNOWN)],
        responses={200: profile_schemas.ConsentsOut},
    )
    def get(self, request: Request) -> Response:
        (body,) = self.pick([consents_body(profile().read_account(self.actor.user_id))], CONSENTS_KNOWN)
        return Response(body)

    @extend_schema(
        operation_id="decide_consents",
        summary="Agree to versions of documents, or withdraw",
        request=profile_schemas.ConsentsPutIn,
        responses={200: profile_schemas.ConsentsOut},
    )
    def put(self, request: Request) -> Response:
        given = self.parsed(profile_schemas.ConsentsPutIn)
        decisions = {Document(name): version for name, version in given.items()}
        return Response(consents_body(profile().decide_consents(self.actor, decisions)))
