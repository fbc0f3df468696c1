"""What writers and designers say, one folder a language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from core.domain.language import Language

_HERE = Path(__file__).parent


@cache
def words(language: Language, name: str) -> dict[str, Any]:
    """The file `name` of the language's folder."""
    return tomllib.loads((_HERE / language.value / f"{name}.toml").read_text(encoding="utf-8"))
