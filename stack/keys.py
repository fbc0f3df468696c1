"""Keys from variables, for platforms that have secrets but no files of secrets.

`SIGNING_KEYS` and `ENCRYPTION_KEYS` are JSON objects, the name of a file → its content; the files are written where the
settings look for them, before a process starts that would not have the variables.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from stack.refusals import Misconfigured

DIRECTORIES = {"SIGNING_KEYS": "JWT_KEYS_DIR", "ENCRYPTION_KEYS": "ENCRYPTION_KEYS_DIR"}


def without_keys(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without the variables, whose files are written; raises Misconfigured."""
    for variable, directory in DIRECTORIES.items():
        if given := environment.get(variable):
            _write(Path(environment[directory]), _parsed(variable, given))
    return {name: value for name, value in environment.items() if name not in DIRECTORIES}


def _parsed(variable: str, given: str) -> dict[str, str]:
    try:
        files = json.loads(given)
    except ValueError:
        files = None
    if not isinstance(files, dict) or not all(isinstance(each, str) for each in files.values()):
        raise Misconfigured(f"{variable} is not a JSON object of files and what is in them.")
    if any(Path(name).name != name for name in files):
        raise Misconfigured(f"{variable} names a file in another directory.")
    return files


def _write(directory: Path, files: Mapping[str, str]) -> None:
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, content in files.items():
        path = directory / name
        path.touch(mode=0o600)
        path.write_text(content)
