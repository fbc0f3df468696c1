"""What guests send and get; what they talk about has the shapes that members see."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import LINE, LINES, NO_NUL, PRINTABLE, ClosedBody, Email, Id, Several, Text
from core.presentation.pagination import PageQuery
from feedback.application.feedback_question import Sort
from feedback.contracts import FeedbackStatus
from feedback.domain.drawing import MOST_SHAPES
from feedback.domain.guest import LONGEST_NAME
from feedback.domain.share_link import LONGEST_PASSWORD
from feedback.presentation.note_fields import MarksIn, ShapeIn
from feedback.presentation.share_link_schemas import RIGHTS

LONGEST_TOKEN = 500
_NAME: dict[str, Any] = {"pattern": LINE, "max_length": LONGEST_NAME, "trim_whitespace": True}
_TOKEN: dict[str, Any] = {"pattern": NO_NUL, "max_length": LONGEST_TOKEN}


class OnlyNull(Text):
    """Nothing else is taken."""

    def to_internal_value(self, data: Any) -> str:
        raise serializers.ValidationError("proof", code="guest.email_unproved")


class ShareTokenIn(ClosedBody):
    token = Text(**_TOKEN)


class EnterIn(ClosedBody):
    """`name` is how the others see the guest, who is marked as one."""

    token = Text(**_TOKEN)
    password = Text(pattern=NO_NUL, max_length=LONGEST_PASSWORD, required=False, allow_null=True)
    name = Text(**_NAME)
    email = Email(required=False, allow_null=True, help_text="A code is mailed there, as `POST /v2/shared/email` does.")


class RefreshGuestIn(ClosedBody):
    refresh_token = Text(**_TOKEN)


class GuestChangesIn(ClosedBody):
    name = Text(required=False, **_NAME)
    email = OnlyNull(required=False, allow_null=True, help_text="The address is forgotten.")


class GuestEmailIn(ClosedBody):
    email = Email()


class GuestCodeIn(ClosedBody):
    code = Text(pattern=PRINTABLE, max_length=20, help_text="Six digits, from the mail.")


class SharedNoteIn(MarksIn, ClosedBody):
    """`version_id`: the version that the guest was looking at; refused where another is shown by now."""

    version_id = Id(required=False)
    drawing = Several(child=ShapeIn(), required=False, max_length=MOST_SHAPES)
    title = Text(pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, max_length=200)
    text = Text(pattern=LINES, trim_whitespace=True, max_length=5000)


class SharedNoteChangesIn(MarksIn, ClosedBody):
    """What is left out stays as it is."""

    drawing = Several(child=ShapeIn(), required=False, max_length=MOST_SHAPES)
    title = Text(pattern=LINES, trim_whitespace=True, required=False, allow_blank=True, max_length=200)
    text = Text(pattern=LINES, trim_whitespace=True, required=False, max_length=5000)


class SharedCommentIn(ClosedBody):
    text = Text(pattern=LINES, trim_whitespace=True, max_length=5000)
    parent_id = Id(required=False, allow_null=True)


class SharedCommentChangesIn(ClosedBody):
    text = Text(pattern=LINES, trim_whitespace=True, max_length=5000)


class SharedFeedbackQuery(PageQuery):
    cursor = serializers.CharField(required=False, help_text="Opaque; from `next_cursor` of the page before.")
    status = serializers.ChoiceField(choices=list(FeedbackStatus), required=False)
    sort = serializers.ChoiceField(choices=list(Sort), default=Sort.NEWEST.value)


class NamedOut(serializers.Serializer[Any]):
    name = serializers.CharField()


class TitledOut(serializers.Serializer[Any]):
    title = serializers.CharField()


class SharedOfferOut(serializers.Serializer[Any]):
    """What a link leads to. `is_newest`: whatever is the video's newest version, not a certain one."""

    project = NamedOut()
    video = TitledOut()
    is_newest = serializers.BooleanField()
    needs_password = serializers.BooleanField()
    rights = serializers.ListField(child=serializers.ChoiceField(RIGHTS))
    expires_at = serializers.DateTimeField(allow_null=True)


class GuestEntryOut(serializers.Serializer[Any]):
    """`guest_token` opens the shared routes for `expires_in` seconds; `refresh_token` gives the next one."""

    guest_token = serializers.CharField()
    refresh_token = serializers.CharField()
    expires_in = serializers.IntegerField()


class GuestNameOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class EnteredOut(GuestEntryOut):
    guest = GuestNameOut()
    rights = serializers.ListField(child=serializers.ChoiceField(RIGHTS))


class SeenVideoOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    title = serializers.CharField()
    version_id = serializers.UUIDField(help_text="The version that is seen now.")


class GuestSelfOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()
    email = serializers.CharField(allow_null=True)
    unproved_email = serializers.CharField(allow_null=True, help_text="Waits for the code that was mailed there.")
    wants_mail = serializers.BooleanField()


class VisitOut(serializers.Serializer[Any]):
    """Where a guest is, and who."""

    project = NamedOut()
    video = SeenVideoOut()
    is_newest = serializers.BooleanField()
    rights = serializers.ListField(child=serializers.ChoiceField(RIGHTS))
    expires_at = serializers.DateTimeField(allow_null=True)
    guest = GuestSelfOut()


class GuestTicketOut(serializers.Serializer[Any]):
    ticket = serializers.CharField()
    expires_in = serializers.IntegerField()
