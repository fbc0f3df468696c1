"""Login by providers on the wire."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import OneOfSeveral, Text
from core.presentation.pagination import RowOut
from identity.presentation.fields import Code, DeviceName, Email, Password, Token

LONGEST_CODE = 2048


class ProviderOut(serializers.Serializer[Any]):
    name = serializers.CharField()
    label = serializers.CharField(help_text="In the language of the answer.")  # type: ignore[assignment]  # the wire has that name
    configured = serializers.BooleanField(help_text="Whether people can log in by it here.")


class ProvidersOut(serializers.Serializer[Any]):
    providers = ProviderOut(many=True)


class StartIn(serializers.Serializer[Any]):
    redirect_uri = Text(
        max_length=2000, required=False, allow_blank=True, default="", help_text="One of those that are set up."
    )


class StartOut(serializers.Serializer[Any]):
    authorization_url = serializers.CharField(help_text="Where to send the browser.")
    state = serializers.CharField(help_text="Comes back with the browser.")
    flow_token = serializers.CharField(help_text="To be kept by whoever begins, and given back with the callback.")
    expires_in = serializers.IntegerField(help_text="Seconds.")


class ReturnIn(OneOfSeveral):
    """`code`, or `error` where the provider sent the browser back with one."""

    ways = (("code",), ("error",))
    code = Text(max_length=LONGEST_CODE, required=False)
    error = Text(max_length=100, required=False)
    state = Token()
    flow_token = Token()


class LinkIn(ReturnIn):
    password = Password(required=False, help_text="Needed when the login is older than 15 minutes.")


class CallbackIn(ReturnIn):
    device_name = DeviceName(required=False, default="")


class EmailRequiredOut(serializers.Serializer[Any]):
    status = serializers.ChoiceField(["email_required"])
    sign_up_token = serializers.CharField()
    email = serializers.CharField(allow_null=True, help_text="What the provider suggests.")
    expires_in = serializers.IntegerField(help_text="Seconds.")


class EmailIn(serializers.Serializer[Any]):
    sign_up_token = Token()
    email = Email()


class VerifyIn(serializers.Serializer[Any]):
    sign_up_token = Token()
    code = Code()
    device_name = DeviceName(required=False, default="")


class LinkedOut(RowOut):
    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # the wire has that name
    email = serializers.CharField(allow_blank=True, help_text="The provider's, when it was linked.")
    linked_at = serializers.DateTimeField()


class LinkedListOut(serializers.Serializer[Any]):
    identities = LinkedOut(many=True)
