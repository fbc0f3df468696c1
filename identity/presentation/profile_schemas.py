"""The profile on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.fields import PRINTABLE, Choice, Closed, ClosedBody, Flag, Text
from core.presentation.pagination import RowOut
from identity.contracts import Channel, Digest, Language, NotificationType
from identity.domain import account
from identity.domain.consents import LONGEST_DOCUMENT_VERSION
from identity.presentation.fields import Company, Name, Password, Username

_TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z"
_ZONE = r"^[A-Za-z0-9._+/-]*\Z"
# Written out: OpenAPI 3.0 lets only a schema with a type of its own be null.
_QUIET_HOURS = {
    "type": "object",
    "description": "On the clock of the account's time zone; over midnight where `end` is earlier.",
    "properties": {edge: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"} for edge in ("start", "end")},
    "required": ["start", "end"],
}


def _of_each(names: list[str], make: Any) -> dict[str, Any]:
    return {name: make() for name in names}


class MePatchIn(ClosedBody):
    """What is not given stays; null or an empty text clears a name or company. The address has a way of its own."""

    username = Username(required=False)
    name = Name(required=False, allow_null=True)
    company = Company(required=False, allow_null=True)
    language = Choice([language.value for language in Language], required=False)
    time_zone = Text(
        pattern=_ZONE, max_length=account.LONGEST_TIME_ZONE, required=False, help_text="IANA name: Asia/Seoul"
    )


class WithdrawIn(serializers.Serializer[Any]):
    password = Password(required=False, help_text="Needed when the login is older than 15 minutes.")


_SwitchesIn = type("SwitchesIn", (Closed,), _of_each([*Channel], lambda: Flag(required=False)))
_SwitchesOut = type("SwitchesOut", (serializers.Serializer,), _of_each([*Channel], serializers.BooleanField))
_NotificationsIn = type(
    "NotificationsIn", (Closed,), _of_each([*NotificationType], lambda: _SwitchesIn(required=False))
)
_NotificationsOut = type("NotificationsOut", (serializers.Serializer,), _of_each([*NotificationType], _SwitchesOut))


@extend_schema_field(_QUIET_HOURS | {"additionalProperties": False})
class QuietHoursIn(Closed):
    start = Text(pattern=_TIME, code="time.not_of_day")
    end = Text(pattern=_TIME, code="time.not_of_day")


@extend_schema_field(_QUIET_HOURS)
class QuietHoursOut(serializers.Serializer[Any]):
    start = serializers.CharField()
    end = serializers.CharField()


class PreferencesIn(ClosedBody):
    """What is not given stays."""

    notifications = _NotificationsIn(required=False)
    quiet_hours = QuietHoursIn(required=False, allow_null=True)
    digest = Choice([digest.value for digest in Digest], required=False)


class PreferencesOut(RowOut):
    notifications = _NotificationsOut()
    quiet_hours = QuietHoursOut(allow_null=True)
    digest = serializers.ChoiceField([digest.value for digest in Digest])


def _version(**more: Any) -> Text:
    return Text(pattern=PRINTABLE, max_length=LONGEST_DOCUMENT_VERSION, required=False, allow_null=True, **more)


class ConsentsPutIn(ClosedBody):
    """The version of a document that is agreed to; null withdraws. What is not given stays."""

    terms = _version(help_text="Cannot be withdrawn while the account lives.")
    privacy = _version(help_text="Cannot be withdrawn while the account lives.")
    marketing = _version()


class ConsentOut(serializers.Serializer[Any]):
    """`version` and `at` are null where nothing was ever decided."""

    document = serializers.CharField()
    agreed = serializers.BooleanField()
    version = serializers.CharField(allow_null=True)
    at = serializers.DateTimeField(allow_null=True)


class ConsentsOut(RowOut):
    consents = ConsentOut(many=True)
    history = ConsentOut(many=True, help_text="Every agreement and withdrawal, oldest first.")
