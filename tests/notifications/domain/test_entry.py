from datetime import timedelta
from typing import Any
from uuid import UUID

from core.domain.ids import new_id
from identity.contracts import NotificationType
from notifications.domain.entry import ACTORS_SHOWN, Entry
from tests.notifications.examples import NOW, news

PROJECT, MINA = new_id(), new_id()
LATER = NOW + timedelta(minutes=5)


def begun(**differing: Any) -> Entry:
    return Entry.begin(new_id(), MINA, news(PROJECT, MINA, **differing), NOW, is_shown=True)


def by(number: int) -> dict[str, Any]:
    return {"actor_id": UUID(int=number), "actor_name": f"사람 {number}"}


def test_ten_of_the_same_are_one_entry_that_names_the_last_who_acted() -> None:
    entry = begun(**by(0))
    for number in range(1, 10):
        entry.gather(news(PROJECT, MINA, **by(number), text=f"의견 {number}"), LATER, is_shown=True)
    row = entry.row()
    assert (row.count, row.actor_count, row.text, row.at, row.created_at) == (10, 10, "의견 9", LATER, NOW)
    assert [actor.name for actor in row.actors] == [f"사람 {number}" for number in (9, 8, 7)][:ACTORS_SHOWN]


def test_who_replies_twice_is_named_once_and_counts_twice() -> None:
    entry = begun(**by(1))
    entry.gather(news(PROJECT, MINA, **by(2)), NOW, is_shown=True)
    entry.gather(news(PROJECT, MINA, **by(1)), NOW, is_shown=True)
    assert (entry.count, [actor.id.int for actor in entry.actors]) == (3, [1, 2])


def test_who_reacts_another_way_is_not_one_more() -> None:
    reaction = {"kind": NotificationType.REACTION, **by(1)}
    entry = begun(**reaction)
    entry.gather(news(PROJECT, MINA, **reaction), LATER, is_shown=True)
    assert (entry.count, entry.at) == (1, LATER)


def test_long_words_are_cut() -> None:
    entry = begun(subject="가" * 300, text="나" * 5000)
    assert (len(entry.subject), len(entry.text), entry.text[-1]) == (200, 500, "…")


def test_news_that_nobody_made_have_no_actor() -> None:
    assert begun(actor_id=None).row().actors == ()


def test_a_clock_that_went_back_moves_no_entry_down() -> None:
    entry = begun()
    entry.gather(news(PROJECT, MINA), NOW - timedelta(seconds=1), is_shown=True)
    assert entry.at == NOW


def test_a_mail_that_is_owed_leaves_no_later_for_one_more() -> None:
    entry = begun()
    entry.owe_mail(LATER)
    entry.owe_mail(LATER + timedelta(hours=1))
    assert entry.mail_due_at == LATER


def test_reactions_are_mailed_once_until_they_are_read_and_replies_each_time() -> None:
    for kind, due in ((NotificationType.REACTION, None), (NotificationType.REPLY, LATER)):
        entry = begun(kind=kind)
        entry.mailed_at = NOW
        entry.owe_mail(LATER)
        assert entry.mail_due_at == due


def test_an_entry_for_a_mail_alone_is_shown_when_the_inbox_is_wanted_too() -> None:
    entry = Entry.begin(new_id(), MINA, news(PROJECT, MINA), NOW, is_shown=False)
    assert not entry.is_shown
    entry.gather(news(PROJECT, MINA), NOW, is_shown=True)
    assert entry.is_shown


def test_what_was_said_goes_with_what_said_it() -> None:
    said = [new_id() for _ in range(3)]
    entry = begun(source_id=said[0], text="처음")
    for number in (1, 2):
        entry.gather(news(PROJECT, MINA, source_id=said[number], text=f"다음 {number}"), LATER, is_shown=True)
    assert entry.without([said[0], new_id()])
    assert (entry.count, entry.text) == (2, "다음 2")
    assert entry.without([said[2]])
    assert (entry.count, entry.text) == (1, "")
    assert not entry.without([said[1]])


def test_an_entry_goes_with_what_it_is_about_and_what_that_lies_in() -> None:
    thread_id = new_id()
    about, within = begun(), begun(thread_id=thread_id)
    assert not about.without([about.subject_id])
    assert not within.without([thread_id])
    assert about.without([new_id()])


def test_whoever_did_it_has_not_after_all() -> None:
    entry = begun(kind=NotificationType.REACTION, **by(1))
    entry.gather(news(PROJECT, MINA, kind=NotificationType.REACTION, **by(2)), LATER, is_shown=True)
    assert entry.undone_by(UUID(int=1))
    assert (entry.count, [actor.id.int for actor in entry.actors]) == (1, [2])
    assert not entry.undone_by(UUID(int=2))
