"""Where the programs are that came with the wheels."""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class ProgramIsMissing(RuntimeError):
    """A program that the embedded form needs is neither in the environment nor on PATH."""


def program(name: str) -> str:
    """Path of a program, the one beside our Python first, then the one on PATH; raises ProgramIsMissing."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.is_file() else shutil.which(name)
    if found is None:
        raise ProgramIsMissing(f"{name} is neither in {beside.parent} nor on PATH; run `make run` or install it.")
    return found
