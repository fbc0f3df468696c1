"""The caller's own account."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.views import ApiView
from identity.bootstrap import accounts
from identity.domain.session import TokenInvalid
from identity.presentation import schemas
from identity.presentation.rendering import user_body


class MeView(ApiView):
    @extend_schema(operation_id="me", summary="The caller's account", responses={200: schemas.UserOut})
    def get(self, request: Request) -> Response:
        account = accounts().account(self.actor.user_id)
        if account is None or not account.is_active:
            raise TokenInvalid
        return Response(user_body(account))
