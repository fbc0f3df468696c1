"""Identity on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from core.domain.email import LONGEST_EMAIL
from core.presentation.fields import PRINTABLE, Choice, OneOfSeveral, Text
from core.presentation.pagination import PageOut, RowOut
from identity.contracts import Language
from identity.domain import account
from identity.presentation.fields import Code, Company, DeviceName, Email, Name, Password, Token, Username


class ConsentsIn(serializers.Serializer[Any]):
    """The version of each document that was agreed to."""

    terms = Text(pattern=PRINTABLE, max_length=40, required=False)
    privacy = Text(pattern=PRINTABLE, max_length=40, required=False)
    marketing = Text(pattern=PRINTABLE, max_length=40, required=False)


class RegisterIn(serializers.Serializer[Any]):
    email = Email()
    password = Password(min_length=account.SHORTEST_PASSWORD)
    username = Username()
    name = Name(required=False, default="")
    company = Company(required=False, default="")
    language = Choice(
        [language.value for language in Language], required=False, help_text="Without it that of Accept-Language."
    )
    consents = ConsentsIn(required=False, default=dict)


class OnDeviceIn(serializers.Serializer[Any]):
    """What opens a session may say how its owner calls the device."""

    device_name = DeviceName(required=False, default="")


class VerifyEmailIn(OneOfSeveral, OnDeviceIn):
    """Either `email` and `code`, or `token` from the link."""

    ways = (("email", "code"), ("token",))
    email = Email(required=False)
    code = Code(required=False)
    token = Token(required=False)


class ResendIn(serializers.Serializer[Any]):
    email = Email()


class MailAskedOut(serializers.Serializer[Any]):
    """The same for every address, known or not."""

    retry_after = serializers.IntegerField(help_text="Seconds from one mail to the next; nothing is sent sooner.")


class LoginIn(OnDeviceIn):
    email = Text(max_length=LONGEST_EMAIL)
    password = Password()


class RefreshIn(serializers.Serializer[Any]):
    refresh_token = Text(max_length=4000)


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


class UserOut(RowOut):
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


@extend_schema_serializer(component_name="LoggedIn")
class SessionOut(serializers.Serializer[Any]):
    access_token = serializers.CharField()
    refresh_token = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds that the access token lives.")
    user = UserOut()


@extend_schema_serializer(component_name="Session")
class SessionRowOut(RowOut):
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
