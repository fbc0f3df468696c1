"""Refusals that only HTTP knows."""

from rest_framework import status
from rest_framework.exceptions import APIException


class HttpRefusal(APIException):
    """A refusal with a code of our own; its words come from the message catalogue."""

    default_detail = ""


class MalformedJson(HttpRefusal):
    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "request.malformed_json"


class BadQuery(HttpRefusal):
    """A query parameter that cannot be understood."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_code = "request.bad_query"

    def __init__(self, parameter: str, code: str = "invalid", **params: str | int) -> None:
        super().__init__()
        self.parameter, self.fault, self.params = parameter, code, params


class BodyTooLarge(HttpRefusal):
    status_code = status.HTTP_413_REQUEST_ENTITY_TOO_LARGE
    default_code = "request.too_large"
