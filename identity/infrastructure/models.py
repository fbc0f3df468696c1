"""Tables of the identity context."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from core.domain.clock import utc_now
from core.domain.ids import new_id
from identity.contracts import Language
from identity.domain.account import caseless


class User(AbstractBaseUser):
    """An account. `email_key` and `username_key` are one form for all spellings, filled by `save`."""

    id = models.UUIDField(primary_key=True, default=new_id)
    email = models.CharField(max_length=254)
    email_key = models.CharField(max_length=300)
    username = models.CharField(max_length=30)
    username_key = models.CharField(max_length=60)
    name = models.CharField(max_length=50, blank=True)
    company = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, default=Language.KOREAN.value)
    consents = models.JSONField(default=list)
    is_verified = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=utc_now)

    objects = BaseUserManager()
    USERNAME_FIELD = "email_key"

    class Meta:
        db_table = "identity_user"
        constraints = [
            models.UniqueConstraint(fields=["email_key"], name="identity_user_email"),
            models.UniqueConstraint(fields=["username_key"], name="identity_user_username"),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        self.email_key, self.username_key = caseless(self.email), caseless(self.username)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class VerificationRecord(models.Model):
    account_id = models.UUIDField(primary_key=True)
    code_hash = models.CharField(max_length=64, blank=True)
    link_hash = models.CharField(max_length=64, blank=True, db_index=True)
    issued_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.JSONField(default=list)

    class Meta:
        db_table = "identity_verification"


class SessionRecord(models.Model):
    id = models.UUIDField(primary_key=True)
    user_id = models.UUIDField(db_index=True)
    device = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_session"


class RefreshTokenRecord(models.Model):
    """A link of a session's chain; the token itself is nowhere."""

    hash = models.CharField(primary_key=True, max_length=64)
    session = models.ForeignKey(SessionRecord, on_delete=models.CASCADE)
    issued_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_refresh_token"
