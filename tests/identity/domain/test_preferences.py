from datetime import time

import pytest

from core.domain.errors import InvalidField, Stale
from identity.contracts import Channel, Digest, NotificationType, QuietHours
from identity.domain.preferences import Preferences

MAIL, IN_APP = Channel.MAIL, Channel.IN_APP


def test_everything_is_told_in_the_app_and_the_urgent_by_mail_at_first() -> None:
    switches = Preferences().switches
    assert all(switches[kind, IN_APP] for kind in NotificationType)
    assert switches[NotificationType.MENTION, MAIL]
    assert not switches[NotificationType.REACTION, MAIL]


def test_a_change_touches_what_it_names_and_counts() -> None:
    before = Preferences(quiet_hours=QuietHours(time(22), time(7)))
    after = before.changed(switches={(NotificationType.MENTION, MAIL): False}, digest=Digest.HOURLY)
    assert not after.switches[NotificationType.MENTION, MAIL]
    assert after.switches[NotificationType.MENTION, IN_APP]
    assert (after.quiet_hours, after.digest, after.version) == (before.quiet_hours, Digest.HOURLY, before.version + 1)
    assert after.changed(quiet_hours=None).quiet_hours is None


def test_a_change_that_changes_nothing_does_not_count() -> None:
    before = Preferences()
    assert before.changed(switches={(NotificationType.MENTION, MAIL): True}, digest=Digest.OFF) is before


def test_who_saw_another_version_is_refused() -> None:
    Preferences(version=2).expect(2)
    Preferences(version=2).expect(None)
    with pytest.raises(Stale):
        Preferences(version=2).expect(1)


def test_quiet_hours_without_length_are_refused() -> None:
    with pytest.raises(InvalidField):
        QuietHours(time(9), time(9))
