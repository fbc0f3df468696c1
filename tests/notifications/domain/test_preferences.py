import pytest

from core.domain.errors import Stale
from identity.contracts import Channel, NotificationType
from notifications.domain.preferences import ProjectPreferences

REPLY, MAIL, IN_APP = NotificationType.REPLY, Channel.MAIL, Channel.IN_APP
GENERAL = {(kind, channel): channel is IN_APP for kind in NotificationType for channel in Channel}


def test_what_is_not_chosen_for_the_project_follows_what_holds_for_all() -> None:
    assert ProjectPreferences().wants(GENERAL, REPLY, IN_APP)
    assert not ProjectPreferences().wants(GENERAL, REPLY, MAIL)


def test_a_switch_of_the_project_wins() -> None:
    chosen = ProjectPreferences(switches={(REPLY, MAIL): True, (REPLY, IN_APP): False})
    assert chosen.wants(GENERAL, REPLY, MAIL)
    assert not chosen.wants(GENERAL, REPLY, IN_APP)


def test_a_muted_project_says_nothing() -> None:
    assert not ProjectPreferences(is_muted=True, switches={(REPLY, MAIL): True}).wants(GENERAL, REPLY, MAIL)


def test_a_change_touches_what_it_names_and_counts() -> None:
    before = ProjectPreferences(is_muted=True, switches={(REPLY, MAIL): True}, version=3)
    after = before.changed(None, {(REPLY, IN_APP): False})
    assert after == ProjectPreferences(True, {(REPLY, MAIL): True, (REPLY, IN_APP): False}, 4)
    assert after.changed(False, {(REPLY, MAIL): None}) == ProjectPreferences(False, {(REPLY, IN_APP): False}, 5)


def test_a_change_that_changes_nothing_does_not_count() -> None:
    before = ProjectPreferences(switches={(REPLY, MAIL): True})
    assert before.changed(False, {(REPLY, MAIL): True, (REPLY, IN_APP): None}) is before


def test_who_saw_another_version_is_refused() -> None:
    ProjectPreferences(version=2).expect(2)
    ProjectPreferences(version=2).expect(None)
    with pytest.raises(Stale):
        ProjectPreferences(version=2).expect(1)
