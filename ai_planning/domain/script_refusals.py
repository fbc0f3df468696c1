"""Why nothing could be made of a script."""

from core.domain.errors import Unacceptable


class ScriptRefused(Unacceptable):
    """Nothing is stored."""

    code = "script.refused"


class ScriptIsEmpty(ScriptRefused):
    """There is nothing in it that people could read."""

    code = "script.empty"


class ScriptUnreadable(ScriptRefused):
    """It says of itself that it is XML or JSON, and is not, or of a kind that no script needs."""

    code = "script.unreadable"


class ScriptTooLong(ScriptRefused):
    """It has more lines, or paragraphs, than any script."""

    code = "script.too_long"


class ScriptIsNoText(ScriptRefused):
    """A picture, an archive, a PDF: HTTP answers 415."""

    code = "script.not_text"
