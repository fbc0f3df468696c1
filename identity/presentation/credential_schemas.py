"""Passwords and addresses on the wire."""

from typing import Any

from rest_framework import serializers

from identity.domain import account


class NewPasswordField(serializers.CharField):
    """A password that is chosen."""

    def __init__(self) -> None:
        super().__init__(
            min_length=account.SHORTEST_PASSWORD, max_length=account.LONGEST_PASSWORD, trim_whitespace=False
        )


class ForgotPasswordIn(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=account.LONGEST_EMAIL)


class ResetPasswordIn(serializers.Serializer[Any]):
    token = serializers.CharField(max_length=200)
    password = NewPasswordField()


class ChangePasswordIn(serializers.Serializer[Any]):
    current_password = serializers.CharField(max_length=account.LONGEST_PASSWORD, trim_whitespace=False)
    password = NewPasswordField()


class ChangeEmailIn(serializers.Serializer[Any]):
    email = serializers.EmailField(max_length=account.LONGEST_EMAIL)
    password = serializers.CharField(max_length=account.LONGEST_PASSWORD, trim_whitespace=False)


class EmailCodeIn(serializers.Serializer[Any]):
    code = serializers.RegexField(r"^[0-9]{6}\Z")


class EmailTokenIn(serializers.Serializer[Any]):
    token = serializers.CharField(max_length=200)
