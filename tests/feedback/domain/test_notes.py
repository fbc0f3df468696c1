"""What an item says: drawings within the frame, tags that are found again, files told by their content, its history."""

from typing import Any

import pytest

from core.domain.errors import InvalidField, Unacceptable
from core.domain.ids import new_id
from feedback.contracts import Author, FeedbackStatus, Priority, Resolution, ShapeKind
from feedback.domain.attachment import LARGEST, MOST_ATTACHMENTS, Attachment, is_shown
from feedback.domain.drawing import Shape, drawn, kept_drawing
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.media_type import media_type_of
from feedback.domain.note import Note
from feedback.domain.position import Position
from feedback.domain.refusals import AttachmentNotFound, NotClosed, TooManyAttachments
from feedback.domain.tags import tags
from tests.feedback import examples
from tests.feedback.examples import JIMIN, LATER

S = FeedbackStatus
READY = examples.version(new_id()).footage()
LINE: dict[str, Any] = {"kind": "line", "points": [(0, 0), (1, 1)]}


def item(**changes: Any) -> FeedbackItem:
    return examples.item(READY, **changes)


def faulted(*parts: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(InvalidField) as refused:
        drawn(parts)
    (fault,) = refused.value.faults
    return fault.pointer, fault.code


def test_a_drawing_comes_back_as_it_was_kept() -> None:
    drawing = examples.NOTE.drawing
    assert kept_drawing([shape.wire() for shape in drawing]) == drawing
    (line,) = drawn([LINE])
    assert line == Shape(kind=ShapeKind.LINE, points=((0, 0), (1, 1)))
    assert line.wire() == {"kind": "line", "points": [[0, 0], [1, 1]], "colour": "#ff3b30", "width": 0.004}


def test_points_are_kept_to_a_tenth_of_a_pixel() -> None:
    (shape,) = drawn([{**LINE, "points": [(0.123456789, 0.5), (1, 1)], "colour": "#FF00AA"}])
    assert (shape.points[0], shape.colour) == ((0.12346, 0.5), "#ff00aa")


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"points": [(0, 0), (1.0001, 1)]}, "/drawing/1/points/1/0", "drawing.outside_the_frame"),
        ({"points": [(0, -0.0001), (1, 1)]}, "/drawing/1/points/0/1", "drawing.outside_the_frame"),
        ({"points": [(0, float("nan")), (1, 1)]}, "/drawing/1/points/0/1", "drawing.outside_the_frame"),
        ({"points": [(0, 0)]}, "/drawing/1/points", "drawing.exact_points"),
        ({"points": [(0, 0)] * 3}, "/drawing/1/points", "drawing.exact_points"),
        ({"kind": "point"}, "/drawing/1/points", "drawing.exact_points"),
        ({"kind": "path", "points": [(0, 0)] * 1001}, "/drawing/1/points", "drawing.other_points"),
        ({"kind": "path", "points": []}, "/drawing/1/points", "drawing.other_points"),
        ({"colour": "red"}, "/drawing/1/colour", "colour.invalid"),
        ({"width": 0}, "/drawing/1/width", "drawing.width"),
        ({"width": 0.11}, "/drawing/1/width", "drawing.width"),
        ({"width": float("nan")}, "/drawing/1/width", "drawing.width"),
        ({"text": "글자"}, "/drawing/1/text", "drawing.text_on_a_shape"),
        ({"kind": "text", "points": [(0, 0)], "text": " "}, "/drawing/1/text", "text.too_short"),
        ({"kind": "text", "points": [(0, 0)], "text": "가" * 201}, "/drawing/1/text", "text.too_long"),
    ],
)
def test_a_shape_that_is_none_is_refused_where_it_stands(changes: dict[str, Any], pointer: str, code: str) -> None:
    assert faulted(LINE, LINE | changes) == (pointer, code)


def test_a_drawing_has_fifty_shapes_and_five_thousand_points_at_most() -> None:
    assert len(drawn([LINE] * 50)) == 50
    assert faulted(*[LINE] * 51) == ("/drawing", "list.too_long")
    path = {"kind": "path", "points": [(0.5, 0.5)] * 1000}
    assert len(drawn([path] * 5)) == 5
    assert faulted(*[path] * 5, LINE) == ("/drawing", "drawing.too_many_points")


def test_tags_that_read_the_same_are_one() -> None:
    assert tags([" Logo ", "로고", "LOGO", "ＬＯＧＯ", "색  보정"]) == ("Logo", "로고", "색 보정")
    assert len(tags(["a", "A"] + [str(number) for number in range(9)])) == 10
    for wrong, pointer, code in (
        ([str(number) for number in range(11)], "/tags", "tags.too_many"),
        (["로고", " "], "/tags/1", "text.too_short"),
        (["가" * 31], "/tags/0", "text.too_long"),
        (["겉\u202e속"], "/tags/0", "text.forbidden_character"),
    ):
        with pytest.raises(InvalidField) as refused:
            tags(wrong)
        assert (refused.value.faults[0].pointer, refused.value.faults[0].code) == (pointer, code)


def test_every_change_is_remembered_from_what_to_what() -> None:
    changed = item()
    note = changed.note.changed(title="", priority=Priority.LOW, assignee=None, tags=("자막",), mentions=(), drawing=())
    changed.revise(note, Position(), by=JIMIN, now=LATER)
    told = {change.field: (change.previous, change.value) for change in changed.changes}
    assert told["title"] == ("로고", "")
    assert told["priority"] == ("high", "low")
    assert told["assignee"] == ([{"id": str(JIMIN.id), "name": "김지민"}], None)
    assert told["mentions"] == ([{"id": str(JIMIN.id), "name": "김지민"}], [])
    assert told["tags"] == (["색보정", "로고"], ["자막"])
    assert told["drawing"] == ([shape.wire() for shape in examples.NOTE.drawing], [])
    assert told["position"] == (
        {"timestamp": 10.01, "frame": 300, "out_timestamp": 11.011, "out_frame": 330},
        {"timestamp": None, "frame": None, "out_timestamp": None, "out_frame": None},
    )
    assert {(change.by, change.at) for change in changed.changes} == {(JIMIN, LATER)}
    assert (changed.version, [fact.name for fact in changed.facts]) == (5, ["feedback.updated"])


def test_closing_may_say_with_what_and_reopening_forgets_it() -> None:
    closing = item(status=S.RESOLVED, resolution=None)
    closing.move_to(S.CLOSED, by=JIMIN, now=LATER, resolution=Resolution.REJECTED)
    assert (closing.resolution, closing.moves[0].resolution) == (Resolution.REJECTED, Resolution.REJECTED)
    assert closing.facts[0].data()["resolution"] == "rejected"
    closing.move_to(S.CLOSED, by=JIMIN, now=LATER, resolution=Resolution.REJECTED)
    assert len(closing.facts) == 1
    closing.move_to(S.CLOSED, by=JIMIN, now=LATER, resolution=Resolution.DONE)
    assert [(change.previous, change.value) for change in closing.changes] == [("rejected", "done")]
    closing.resolve_as(None, by=JIMIN, now=LATER)
    assert (closing.resolution, closing.facts[-1].name) == (None, "feedback.updated")
    closing.resolve_as(Resolution.DONE, by=JIMIN, now=LATER)
    closing.move_to(S.OPEN, by=JIMIN, now=LATER)
    assert (closing.resolution, closing.facts[-1].data()["resolution"]) == (None, None)


def test_what_is_not_closed_has_no_resolution() -> None:
    for status in (S.OPEN, S.IN_PROGRESS, S.RESOLVED):
        open_one = item(status=status, resolution=None)
        with pytest.raises(NotClosed):
            open_one.resolve_as(Resolution.DONE, by=JIMIN, now=LATER)
        with pytest.raises(NotClosed):
            open_one.move_to(S.OPEN, by=JIMIN, now=LATER, resolution=Resolution.DONE)
        assert (open_one.status, open_one.facts) == (status, [])


def test_files_hang_on_an_item_five_at_most() -> None:
    carrying = item(attachments=())
    files = [Attachment.received(f"{number}.txt", b"x", JIMIN.id) for number in range(MOST_ATTACHMENTS)]
    for file in files:
        carrying.attach(file, by=JIMIN, now=LATER)
    with pytest.raises(TooManyAttachments):
        carrying.attach(files[0], by=JIMIN, now=LATER)
    assert carrying.detach(files[1].id, by=JIMIN, now=LATER) == files[1]
    with pytest.raises(AttachmentNotFound):
        carrying.detach(files[1].id, by=JIMIN, now=LATER)
    assert [row.file_name for row in carrying.row().attachments] == ["0.txt", "2.txt", "3.txt", "4.txt"]
    assert (carrying.version, carrying.changes[-1].previous["file_name"]) == (10, "1.txt")


@pytest.mark.parametrize(
    ("content", "media_type", "shown"),
    [
        (b"\x89PNG\r\n\x1a\n....", "image/png", True),
        (b"\xff\xd8\xff\xe0", "image/jpeg", True),
        (b"RIFF....WEBPVP8 ", "image/webp", True),
        (b"RIFF....WAVEfmt ", "audio/wav", True),
        (b"%PDF-1.7\n", "application/pdf", True),
        (b"ID3\x04\x00", "audio/mpeg", True),
        (b"\xff\xfb\x90\x00", "audio/mpeg", True),
        (b"\x00\x00\x00\x20ftypavif", "image/avif", True),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4", True),
        (b"PK\x03\x04", "application/zip", False),
        ("자막은\n임시입니다".encode(), "text/plain", True),
        ("\ufeff자막".encode("utf-16"), "text/plain", True),
        (b"1 < 2 and 3 > 2", "text/plain", True),
        (b"<!DOCTYPE html><p>", "text/html", False),
        (b"  <html>", "text/html", False),
        (b"harmless\n" * 1000 + b"<script>alert(1)</script>", "text/html", False),
        ("<script>".encode("utf-16"), "text/html", False),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "image/svg+xml", False),
        (b'<?xml version="1.0"?><s:svg xmlns:s="x">', "image/svg+xml", False),
        (b'<?xml version="1.0"?><html/>', "application/xml", False),
        (b"\x7fELF\x02\x01", "application/octet-stream", False),
        (b"\x80\x81", "application/octet-stream", False),
        (b"", "application/octet-stream", False),
    ],
)
def test_a_file_is_what_its_content_says_and_what_could_act_is_not_shown(
    content: bytes, media_type: str, shown: bool
) -> None:
    assert media_type_of(content) == media_type
    assert is_shown(media_type) is shown


def test_the_name_of_a_file_is_for_show() -> None:
    sent = Attachment.received("../겉\u202e속/콘티 1차.pdf", b"%PDF-1.7", JIMIN.id)
    assert (sent.file_name, sent.size) == ("콘티 1차.pdf", 8)
    assert Attachment.received("", b"x", JIMIN.id).file_name == "file"
    assert LARGEST == 10 * 1024 * 1024


def test_a_note_says_the_same_after_a_change_that_changes_nothing() -> None:
    note = examples.NOTE
    assert note.changed(tags=list(note.tags), mentions=(Author(JIMIN.id, JIMIN.name),)) == note
    with pytest.raises(Unacceptable):
        Note(text="가" * 5001)
