"""Views for callers without a token."""

from rest_framework.permissions import AllowAny

from core.presentation.views import ApiView


class OpenView(ApiView):
    """For callers without a token."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    def device(self) -> str:
        return self.request.headers.get("User-Agent", "")
