"""Nothing that is laid out for a PDF stays on the disk."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from core.infrastructure.typesetting.work_folder import PREFIX, YOUNG_SECONDS, work_folder

HOLDING = """
import os, signal, sys
from pathlib import Path
from core.infrastructure.typesetting.work_folder import work_folder
with work_folder(Path(sys.argv[1])) as folder:
    (folder / "1.picture").write_bytes(b"secret")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def aged(folder: Path) -> None:
    long_ago = folder.stat().st_mtime - YOUNG_SECONDS - 1
    os.utime(folder, (long_ago, long_ago))


def test_it_is_gone_afterwards(tmp_path: Path) -> None:
    with work_folder(tmp_path) as folder:
        (folder / "plan.json").write_text("{}")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    died = subprocess.run([sys.executable, "-c", HOLDING, str(tmp_path)], check=False)
    assert died.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    aged(left)
    with work_folder(tmp_path) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_what_somebody_works_in_or_has_just_made_stays(tmp_path: Path) -> None:
    young, other = tmp_path / f"{PREFIX}young", tmp_path / "pages-of-somebody-else"
    young.mkdir()
    other.mkdir()
    aged(other)
    with work_folder(tmp_path) as first:
        aged(first)
        with work_folder(tmp_path):
            assert first.is_dir()
    assert {each.name for each in tmp_path.iterdir()} == {young.name, other.name}
