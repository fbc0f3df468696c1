"""The profile on the wire."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from identity.contracts import Channel, Language, NotificationType
from identity.domain import account
from identity.domain.consents import LONGEST_DOCUMENT_VERSION
from identity.domain.preferences import Digest

_TIME = r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z"
# Written out: OpenAPI 3.0 lets only a schema with a type of its own be null.
_QUIET_HOURS = {
    "type": "object",
    "description": "On the clock of the account's time zone; over midnight where `end` is earlier.",
    "properties": {edge: {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"} for edge in ("start", "end")},
    "required": ["start", "end"],
}


class Switch(serializers.BooleanField):
    """true or false, and no other spelling of them."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Strict(serializers.Serializer[Any]):
    """A misspelt name would otherwise be a change that does not happen."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, Mapping) else []
        if unknown:
            raise serializers.ValidationError(dict.fromkeys(unknown, "unknown"), code="field.unknown")
        return super().to_internal_value(data)


def _of_each(names: list[str], make: Any) -> dict[str, Any]:
    return {name: make() for name in names}


class MePatchIn(serializers.Serializer[Any]):
    """What is not given stays; null or an empty text clears a name or company."""

    username = serializers.CharField(
        min_length=account.SHORTEST_USERNAME, max_length=account.LONGEST_USERNAME, required=False
    )
    name = serializers.CharField(max_length=account.LONGEST_NAME, required=False, allow_blank=True, allow_null=True)
    company = serializers.CharField(
        max_length=account.LONGEST_COMPANY, required=False, allow_blank=True, allow_null=True
    )
    language = serializers.ChoiceField([language.value for language in Language], required=False)
    time_zone = serializers.CharField(
        max_length=account.LONGEST_TIME_ZONE, required=False, help_text="IANA name: Asia/Seoul"
    )


class WithdrawIn(serializers.Serializer[Any]):
    password = serializers.CharField(max_length=account.LONGEST_PASSWORD, required=False, trim_whitespace=False)


_SwitchesIn = type("SwitchesIn", (Strict,), _of_each([*Channel], lambda: Switch(required=False)))
_SwitchesOut = type("SwitchesOut", (serializers.Serializer,), _of_each([*Channel], serializers.BooleanField))
_NotificationsIn = type(
    "NotificationsIn", (Strict,), _of_each([*NotificationType], lambda: _SwitchesIn(required=False))
)
_NotificationsOut = type("NotificationsOut", (serializers.Serializer,), _of_each([*NotificationType], _SwitchesOut))


@extend_schema_field(_QUIET_HOURS)
class QuietHoursIn(Strict):
    start = serializers.RegexField(_TIME)
    end = serializers.RegexField(_TIME)


@extend_schema_field(_QUIET_HOURS)
class QuietHoursOut(serializers.Serializer[Any]):
    start = serializers.CharField()
    end = serializers.CharField()


class PreferencesIn(Strict):
    """What is not given stays."""

    notifications = _NotificationsIn(required=False)
    quiet_hours = QuietHoursIn(required=False, allow_null=True)
    digest = serializers.ChoiceField([digest.value for digest in Digest], required=False)


class PreferencesOut(serializers.Serializer[Any]):
    notifications = _NotificationsOut()
    quiet_hours = QuietHoursOut(allow_null=True)
    digest = serializers.ChoiceField([digest.value for digest in Digest])


def _version(**more: Any) -> serializers.CharField:
    return serializers.CharField(max_length=LONGEST_DOCUMENT_VERSION, required=False, allow_null=True, **more)


class ConsentsPutIn(Strict):
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


class ConsentsOut(serializers.Serializer[Any]):
    consents = ConsentOut(many=True)
    history = ConsentOut(many=True, help_text="Every agreement and withdrawal, oldest first.")
