"""Files of backups held against their digests."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from core.infrastructure.backups.manifest import Manifest, SavedObject, read_manifest, read_objects
from core.infrastructure.backups.shelf import THREADS
from core.infrastructure.backups.vault import Vault, VaultRefused, digest_of


def damaged_tables(directory: Path, manifest: Manifest) -> frozenset[str]:
    """By the names of their files."""
    return _damaged({directory / "tables" / f"{each.name}.copy.gz": each.sha256 for each in manifest.tables})


def damaged_objects(vault: Vault, objects: Iterable[SavedObject]) -> frozenset[str]:
    """By digest."""
    return _damaged({vault.object_path(each.sha256): each.sha256 for each in objects})


def looked_through(vault: Vault, names: Iterable[str]) -> tuple[frozenset[str], dict[str, list[str]]]:
    """Digests of damaged objects, and what each of these backups lacks, a line each. Shared ones are read once."""
    lacking: dict[str, list[str]] = {}
    objects: dict[str, list[SavedObject]] = {}
    for name in names:
        try:
            manifest = read_manifest(vault.root / name)
            lacking[name] = [f"lacks {file}" for file in sorted(damaged_tables(vault.root / name, manifest))]
            lacking[name] += [f"never had {key}" for key in manifest.missing]
            lacking[name] += [f"never had {key} as its row says" for key in manifest.altered]
            objects[name] = read_objects(vault.root / name, manifest)
        except VaultRefused as refused:
            lacking[name] = [*lacking.get(name, []), str(refused)]
    damaged = damaged_objects(vault, (each for listed in objects.values() for each in listed))
    for name, listed in objects.items():
        lacking[name] += [f"lacks {each.key}" for each in listed if each.sha256 in damaged]
    return damaged, lacking


def _damaged(expected: dict[Path, str]) -> frozenset[str]:
    with ThreadPoolExecutor(THREADS) as pool:
        whole = pool.map(lambda each: each[0].is_file() and digest_of(each[0]) == each[1], expected.items())
        return frozenset(path.name for path, is_whole in zip(expected, whole, strict=True) if not is_whole)
