"""Old backups go, and with them what only they named: people who are gone are not kept in a vault for good."""

from core.infrastructure.backups.manifest import read_manifest, read_objects
from core.infrastructure.backups.vault import Vault


def prune(vault: Vault, keep: int) -> tuple[list[str], int]:
    """Names of backups that went, and how many objects. Raises VaultRefused, and nothing goes, where what one of the
    last `keep` says of itself cannot be trusted.
    """
    with vault.held():
        names = vault.backups()
        gone, staying = names[:-keep], [vault.root / name for name in names[-keep:]]
        named = {each.sha256 for directory in staying for each in read_objects(directory, read_manifest(directory))}
        for name in gone:
            vault.remove(name)
        return gone, vault.keep_only(named)
