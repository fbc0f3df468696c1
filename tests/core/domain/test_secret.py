import pickle
from copy import deepcopy

import pytest

from core.domain.secret import Secret
from core.presentation.rendering import encode

TEXT = "sk-very-secret-1234"


@pytest.mark.parametrize("shown", [str, repr, lambda secret: f"{secret}", lambda secret: f"{[secret]}", "%s".__mod__])
def test_a_secret_is_masked_however_it_is_shown(shown: object) -> None:
    assert TEXT not in shown(Secret(TEXT))  # type: ignore[operator]


def test_a_secret_is_told_by_one_way_only() -> None:
    assert Secret(TEXT).reveal() == TEXT
    assert deepcopy(Secret(TEXT)) == Secret(TEXT)
    for way in (pickle.dumps, encode):
        with pytest.raises(TypeError):
            way(Secret(TEXT))
