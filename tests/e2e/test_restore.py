"""A backup of the running product comes back into a directory in which nothing ran yet, by one command."""

from collections.abc import Callable
from pathlib import Path

from tests.e2e.people import Person
from tests.e2e.product import Product


def test_a_backup_comes_back_where_nothing_ran_yet(
    product: Product, person: Callable[[str], Person], tmp_path: Path
) -> None:
    person("saved").must("POST", "/v2/projects", 201, json={"name": "보관할 캠페인"})
    saved = product.command("stack.manage", "backup", str(tmp_path / "backups"), "--with-keys")
    assert saved.returncode == 0, saved.stderr
    empty = Product(tmp_path / "data")
    restored = empty.command("stack", "restore", str(tmp_path / "backups"))
    assert restored.returncode == 0, restored.stderr
    assert "storage: 0 faults" in restored.stdout
    again = empty.command("stack", "restore", str(tmp_path / "backups"))
    assert again.returncode != 0
    assert "is not empty" in again.stderr
