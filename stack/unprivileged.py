"""Run a program that refuses root as `nobody`.

`python -m stack.unprivileged keep-access|drop-access PROGRAM ARGUMENT...`
"""

import ctypes
import os
import pwd
import sys
from pathlib import Path

PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 8, 47, 2
CAP_DAC_OVERRIDE, CAPABILITY_VERSION_3 = 1, 0x20080522


def account() -> pwd.struct_passwd | None:
    """The account for programs that refuse root, or None when we are not root ourselves."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def as_unprivileged(command: list[str], *paths: Path) -> list[str]:
    """The command as it must be started to use the paths: unchanged, or wrapped when we are root."""
    if account() is None:
        return command
    closed = not all(is_open_to_others(path) for path in (Path(command[0]), *paths))
    # A checkout below /root is closed to others: the program then keeps root's right to pass directories, which
    # is less than it would have as root, and needs no change of anybody's directory modes.
    return [sys.executable, "-m", "stack.unprivileged", "keep-access" if closed else "drop-access", *command]


def hand_over(path: Path) -> None:
    """Give a directory and all below it to the account that the program runs as."""
    owner = account()
    if owner is None:
        return
    for each in (path, *path.rglob("*")):
        os.chown(each, owner.pw_uid, owner.pw_gid, follow_symlinks=False)


def is_open_to_others(path: Path) -> bool:
    """Tell whether every directory on the way to a path may be passed by any account."""
    return all(each.stat().st_mode & 0o001 for each in path.resolve().parents)


def _become(owner: pwd.struct_passwd, keep_access: bool) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if keep_access:
        libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(owner.pw_gid)
    os.setuid(owner.pw_uid)
    if keep_access:
        bit = 1 << CAP_DAC_OVERRIDE
        libc.capset((ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0), (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0))
        libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)


def main(access: str, *command: str) -> None:
    """Become `nobody` and turn into the command."""
    owner = account()
    if owner is not None:
        _become(owner, keep_access=access == "keep-access")
    os.execv(command[0], command)


if __name__ == "__main__":
    main(*sys.argv[1:])
