"""Who asks: the signature of the token checked on every request, and the membership asked of the database."""

import os
from typing import Any
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from tests.benchmarks.rest.bare.database import rows

# Read once, as whoever wants to be fast does.
_KEY: Any = load_pem_public_key(os.environ["BENCH_PUBLIC_KEY"].encode())
_MEMBER = """
SELECT role, name FROM projects_member JOIN projects_project project ON project.id = project_id
WHERE project_id = %s AND user_id = %s AND project.status <> 'deleted'
"""


def asking(request: HttpRequest) -> str:
    """The id of whose token it is."""
    kind, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if kind != "Bearer":
        raise PermissionDenied
    try:
        return str(jwt.decode(token, _KEY, algorithms=["RS256"])["user_id"])
    except jwt.InvalidTokenError as error:
        raise PermissionDenied from error


def member(request: HttpRequest, project_id: UUID) -> tuple[str, Any]:
    """Whose token it is, and under which name the project knows them."""
    user_id = asking(request)
    found = rows(_MEMBER, [project_id, user_id])
    if not found:
        raise PermissionDenied
    return user_id, found[0][1]
