"""Which ends of a child are the film's fault."""

import signal

from feedback.application.media_ports import UnreadableReason


class InspectionFailed(RuntimeError):
    """The child itself failed, not the file: worth another try and a look at the log."""


# Not SIGKILL: the machine sends it when memory is short, and people do.
SIGNALS_OF_THE_FILM = {
    -signal.SIGXFSZ: UnreadableReason.TOO_LARGE,
    -signal.SIGALRM: UnreadableReason.TOO_SLOW,
    -signal.SIGXCPU: UnreadableReason.TOO_SLOW,
    -signal.SIGSEGV: UnreadableReason.UNREADABLE,
    -signal.SIGABRT: UnreadableReason.UNREADABLE,
    -signal.SIGFPE: UnreadableReason.UNREADABLE,
    -signal.SIGILL: UnreadableReason.UNREADABLE,
    -signal.SIGBUS: UnreadableReason.UNREADABLE,
}
