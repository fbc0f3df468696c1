"""Old backups go, and with them what only they named: people who are gone are not kept in a vault for good."""

from core.infrastructure.backups.manifest import Manifest, read_manifest, read_objects
from core.infrastructure.backups.vault import Vault


def prune(vault: Vault, keep: int) -> tuple[list[str], int]:
    """Names of backups that went, and how many objects: all but the last `keep`, and the last `keep` that lack nothing,
    as these may have what later ones miss. Raises VaultRefused, and nothing goes, where what one that would stay says
    of itself cannot be trusted.
    """
    with vault.held():
        staying = _staying(vault, keep)
        named = {each.sha256 for name, told in staying.items() for each in read_objects(vault.root / name, told)}
        gone = [name for name in vault.backups() if name not in staying]
        for name in gone:
            vault.remove(name)
        return gone, vault.keep_only(named)


def _staying(vault: Vault, keep: int) -> dict[str, Manifest]:
    """What they say of themselves. None is read that is older than these."""
    staying: dict[str, Manifest] = {}
    whole = 0
    for nth, name in enumerate(reversed(vault.backups())):
        if whole == keep:
            break
        manifest = read_manifest(vault.root / name)
        if nth < keep or manifest.is_whole:
            staying[name] = manifest
        whole += manifest.is_whole
    return staying
