"""Identity on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.pagination import PageOut
from identity.contracts import Language
from identity.domain import account
from identity.domain.session import LONGEST_DEVICE_NAME


class ConsentsIn(serializers.Serializer[Any]):
    """The version of each document that was agreed to."""

    terms = serializers.CharField(max_length=40, required=False)
    privacy = serializers.CharField(max_length=40, required=False)
    marketing = serializers.CharField(max_length=40, required=False)


class RegisterIn(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(
        min_length=account.SHORTEST_PASSWORD, max_length=account.LONGEST_PASSWORD, trim_whitespace=False
    )
    username = serializers.CharField(min_length=account.SHORTEST_USERNAME, max_length=account.LONGEST_USERNAME)
    name = serializers.CharField(max_length=account.LONGEST_NAME, required=False, allow_blank=True, default="")
    company = serializers.CharField(max_length=account.LONGEST_COMPANY, required=False, allow_blank=True, default="")
    language = serializers.ChoiceField([language.value for language in Language], default=Language.KOREAN.value)
    consents = ConsentsIn(required=False, default=dict)


class OnDeviceIn(serializers.Serializer[Any]):
    """What opens a session may say how its owner calls the device."""

    device_name = serializers.CharField(max_length=LONGEST_DEVICE_NAME, required=False, allow_blank=True, default="")


class VerifyEmailIn(OnDeviceIn):
    """Either `email` and `code`, or `token` from the link."""

    email = serializers.EmailField(max_length=254, required=False)
    code = serializers.RegexField(r"^[0-9]{6}\Z", required=False)
    token = serializers.CharField(max_length=200, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs.get("token") and not (attrs.get("email") and attrs.get("code")):
            raise serializers.ValidationError({"code": "required"}, code="required")
        return attrs


class ResendIn(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=254)


class LoginIn(OnDeviceIn):
    email = serializers.CharField(max_length=254)
    password = serializers.CharField(max_length=128, trim_whitespace=False)


class RefreshIn(serializers.Serializer[Any]):
    refresh_token = serializers.CharField(max_length=4000)


# Written out: OpenAPI 3.0 lets only a schema with a type of its own be null.
@extend_schema_field(
    {
        "type": "object",
        "properties": {"small": {"type": "string"}, "large": {"type": "string"}},
        "required": ["small", "large"],
    }
)
class AvatarOut(serializers.Serializer[Any]):
    """Signed addresses of a square WebP, 64 and 256 pixels wide."""

    small = serializers.CharField()
    large = serializers.CharField()


class UserOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    email = serializers.CharField()
    username = serializers.CharField()
    name = serializers.CharField(allow_blank=True)
    company = serializers.CharField(allow_blank=True)
    language = serializers.CharField()
    time_zone = serializers.CharField()
    avatar = AvatarOut(allow_null=True)
    login_method = serializers.CharField(help_text="How the account was made: email, kakao, naver or google.")
    has_password = serializers.BooleanField()
    is_verified = serializers.BooleanField()
    created_at = serializers.DateTimeField()


class RegisteredOut(serializers.Serializer[Any]):
    user = UserOut()


class SessionOut(serializers.Serializer[Any]):
    access_token = serializers.CharField()
    refresh_token = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds that the access token lives.")
    user = UserOut()


class SessionRowOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField(allow_blank=True, help_text="What people call the device.")
    device = serializers.CharField(allow_blank=True, help_text="What the device says of itself (User-Agent).")
    address = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField()
    is_current = serializers.BooleanField(help_text="The session that asks.")


class SessionPageOut(PageOut):
    results = SessionRowOut(many=True)


class KeepQuery(serializers.Serializer[Any]):
    keep_current = serializers.BooleanField(default=False, help_text="Spare the session that asks.")


class TicketOut(serializers.Serializer[Any]):
    ticket = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds.")


class JwksOut(serializers.Serializer[Any]):
    keys = serializers.ListField(child=serializers.DictField())
