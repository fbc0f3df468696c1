"""How long a process waits for what it asks, and for its work when it is told to end (stack/process.py says)."""

from pathlib import Path

import environ

env = environ.Env()

# For an answer of the database; 0 is for ever, as commands want it.
DATABASE_ANSWER_SECONDS = env.int("DATABASE_ANSWER_SECONDS", default=0)
# For tasks that are threads; 0 is as long as they take.
TASKS_END_SECONDS = env.int("TASKS_END_SECONDS", default=0)
# There from the moment at which a web process is told to end.
_notice = env.str("ENDING_FILE", default="")
ENDING_FILE = Path(_notice) if _notice else None
