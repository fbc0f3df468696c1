"""What people call a film and its versions, and what they note about them."""

from core.domain.text import plain_text

LONGEST_TITLE, LONGEST_LABEL, LONGEST_NOTES = 200, 100, 5000


def cleaned_title(title: str, pointer: str = "/video_title", *, shortest: int = 0) -> str:
    return plain_text(title, pointer, longest=LONGEST_TITLE, shortest=shortest)


def cleaned_label(label: str) -> str:
    return plain_text(label, "/label", longest=LONGEST_LABEL)


def cleaned_notes(notes: str) -> str:
    return plain_text(notes, "/notes", longest=LONGEST_NOTES)
