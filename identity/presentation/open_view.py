"""Views for callers without a token."""

from rest_framework.permissions import AllowAny

from core.presentation.views import ApiView
from identity.domain.session import Device


class OpenView(ApiView):
    """For callers without a token."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def device(self, name: str = "") -> Device:
        """What the caller sits at; `name` is how they call it, if they say so."""
        origin = self.request.origin  # type: ignore[attr-defined]  # OriginMiddleware
        return Device(origin.device, origin.address, name)
