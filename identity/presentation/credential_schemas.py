"""Passwords and addresses on the wire."""

from typing import Any

from rest_framework import serializers

from identity.domain import account
from identity.presentation.fields import Code, Email, Password, Token


class ForgotPasswordIn(serializers.Serializer[Any]):
    email = Email()


class ResetPasswordIn(serializers.Serializer[Any]):
    token = Token()
    password = Password(min_length=account.SHORTEST_PASSWORD)


class ChangePasswordIn(serializers.Serializer[Any]):
    current_password = Password()
    password = Password(min_length=account.SHORTEST_PASSWORD)


class ChangeEmailIn(serializers.Serializer[Any]):
    email = Email()
    password = Password()


class EmailCodeIn(serializers.Serializer[Any]):
    code = Code()


class EmailTokenIn(serializers.Serializer[Any]):
    token = Token()
