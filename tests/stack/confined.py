"""`python -m tests.stack.confined DIRECTORY COMMAND...`: the command as a user who can write to the directory alone.

As in a container with a root that is read-only. Exits with 77 where the system does not let us.
"""

import ctypes
import os
import sys
from pathlib import Path

UID = 10001
CANNOT = 77
_NEW_USER, _NEW_MOUNTS = 0x10000000, 0x00020000
_BIND, _PRIVATE_BELOW = 4096, 16384 | 1 << 18
_MOUNT_SETATTR, _HERE, _BELOW, _READ_ONLY = 442, -100, 0x8000, 1
_SHARED_MEMORY = b"/dev/shm"
_libc = ctypes.CDLL(None, use_errno=True)


class Attributes(ctypes.Structure):
    """struct mount_attr."""

    _fields_ = [(name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "namespace")]


def confine(directory: Path) -> None:
    """Raises OSError where the system does not let us."""
    uid, gid, place = os.getuid(), os.getgid(), bytes(directory)
    _done(_libc.unshare(_NEW_USER | _NEW_MOUNTS))
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{UID} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{UID} {gid} 1")
    _done(_libc.mount(None, b"/", None, _PRIVATE_BELOW, None))
    _done(_libc.mount(place, place, None, _BIND, None))
    # As every container has one, however read-only its root is: semaphores lie there.
    _done(_libc.mount(b"shm", _SHARED_MEMORY, b"tmpfs", 0, None))
    _set(b"/", _BELOW, Attributes(set=_READ_ONLY))
    for each in (place, _SHARED_MEMORY):
        _set(each, 0, Attributes(clear=_READ_ONLY))
    # The mount that lies on it now, not the one below.
    os.chdir(os.getcwd())


def _set(place: bytes, flags: int, attributes: Attributes) -> None:
    size = ctypes.sizeof(attributes)
    _done(_libc.syscall(_MOUNT_SETATTR, _HERE, place, flags, ctypes.byref(attributes), size))


def _done(code: int) -> None:
    if code != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


if __name__ == "__main__":
    try:
        confine(Path(sys.argv[1]))
    except OSError:
        sys.exit(CANNOT)
    os.execvp(sys.argv[2], sys.argv[2:])
