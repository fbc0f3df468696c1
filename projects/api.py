"""What contexts above may ask."""

from projects.bootstrap import member_ids, require

__all__ = ["member_ids", "require"]
