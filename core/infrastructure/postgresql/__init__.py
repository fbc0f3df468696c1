"""The database as settings name it: Django's PostgreSQL, which is asked less (base.py, where Django looks for it)."""
