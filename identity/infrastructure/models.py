"""Tables of the identity context."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.encryption import EncryptedTextField
from identity.contracts import Language, LoginMethod
from identity.domain.account import caseless


class User(AbstractBaseUser):
    """An account. `email_key` and `username_key` are one form for all spellings, filled by `save`.

    `token_generation` counts the changes that bear on tokens that are out; since `erased_at` nothing shows any more who
    had withdrawn.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    email = models.CharField(max_length=254)
    email_key = models.CharField(max_length=300)
    username = models.CharField(max_length=30)
    username_key = models.CharField(max_length=60)
    name = models.CharField(max_length=50, blank=True)
    company = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, default=Language.KOREAN.value)
    consents = models.JSONField(default=list)
    preferences = models.JSONField(default=dict, db_default={})
    login_method = models.CharField(max_length=10, default=LoginMethod.EMAIL.value, db_default=LoginMethod.EMAIL.value)
    time_zone = models.CharField(max_length=40, default="Asia/Seoul", db_default="Asia/Seoul")
    avatar = models.CharField(max_length=40, blank=True, default="", db_default="")
    token_generation = models.PositiveIntegerField(default=1, db_default=1)
    withdrawn_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    is_verified = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=utc_now)
    version = models.PositiveIntegerField(default=1, db_default=1)

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
    id = models.UUIDField(primary_key=True, default=new_id)
    subject_id = models.UUIDField()
    purpose = models.CharField(max_length=20)
    email = models.CharField(max_length=254, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    link_hash = models.CharField(max_length=64, blank=True, db_index=True)
    issued_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.JSONField(default=list)

    class Meta:
        db_table = "identity_proof"
        constraints = [models.UniqueConstraint(fields=["subject_id", "purpose"], name="identity_proof_once")]


class SessionRecord(models.Model):
    id = models.UUIDField(primary_key=True)
    user_id = models.UUIDField(db_index=True)
    device = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=100, blank=True, default="", db_default="")
    address = models.GenericIPAddressField(null=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=20, blank=True, default="", db_default="")

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


class SocialIdentityRecord(models.Model):
    """An account at a provider that opens one of ours."""

    id = models.UUIDField(primary_key=True, default=new_id)
    account_id = models.UUIDField()
    provider = models.CharField(max_length=10)
    subject = models.CharField(max_length=255)
    email = models.CharField(max_length=254, blank=True)
    linked_at = models.DateTimeField(default=utc_now)

    class Meta:
        db_table = "identity_social_identity"
        constraints = [
            models.UniqueConstraint(fields=["provider", "subject"], name="identity_social_subject"),
            models.UniqueConstraint(fields=["account_id", "provider"], name="identity_social_account"),
        ]


class PendingSignUpRecord(models.Model):
    """Somebody whom a provider knows, whose address nobody has proved yet; the token itself is nowhere."""

    id = models.UUIDField(primary_key=True, default=new_id)
    token_hash = models.CharField(max_length=64, unique=True)
    provider = models.CharField(max_length=10)
    subject = models.CharField(max_length=255)
    name = models.CharField(max_length=50, blank=True)
    language = models.CharField(max_length=2, default=Language.KOREAN.value)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "identity_pending_sign_up"
        constraints = [
            models.UniqueConstraint(fields=["provider", "subject"], name="identity_pending_sign_up_once"),
        ]


class ApiKeyRecord(models.Model):
    """A person's own key for an AI provider; `hint` is what is shown of it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    account_id = models.UUIDField()
    provider = models.CharField(max_length=20)
    key = EncryptedTextField()
    hint = models.CharField(max_length=20)
    created_at = models.DateTimeField(default=utc_now)

    class Meta:
        db_table = "identity_api_key"
        constraints = [models.UniqueConstraint(fields=["account_id", "provider"], name="identity_api_key_once")]


class PersonalNoteRecord(models.Model):
    account_id = models.UUIDField(primary_key=True)
    text = EncryptedTextField()
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "identity_personal_note"
