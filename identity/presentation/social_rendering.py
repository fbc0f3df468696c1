"""Providers and what they open as JSON."""

from typing import Any

from django.utils.translation import get_language

from identity.application.finish_social_login import EmailRequired
from identity.contracts import LoginMethod
from identity.domain.social import SocialIdentity

_LABELS = {
    LoginMethod.KAKAO: ("카카오", "Kakao"),
    LoginMethod.NAVER: ("네이버", "Naver"),
    LoginMethod.GOOGLE: ("구글", "Google"),
}


def provider_body(provider: LoginMethod) -> dict[str, Any]:
    korean, english = _LABELS[provider]
    return {"name": provider.value, "label": english if (get_language() or "ko").startswith("en") else korean}


def linked_body(identity: SocialIdentity) -> dict[str, Any]:
    return provider_body(identity.provider) | {"email": identity.email, "linked_at": identity.linked_at}


def email_required_body(required: EmailRequired) -> dict[str, Any]:
    return {
        "status": "email_required",
        "sign_up_token": required.sign_up_token,
        "email": required.email or None,
        "expires_in": required.expires_in,
    }
