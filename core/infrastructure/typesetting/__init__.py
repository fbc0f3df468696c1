"""Pages for paper, set by typst in a confined child process (docs/adr/0039)."""

from core.infrastructure.typesetting.typesetter import NotSet, Typesetter
from core.infrastructure.typesetting.work_folder import work_folder

__all__ = ["NotSet", "Typesetter", "work_folder"]
