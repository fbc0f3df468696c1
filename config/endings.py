"""How a process that is told to end does it (stack/process.py and stack/web.py say)."""

from pathlib import Path

import environ

env = environ.Env()

# How long a process whose tasks are threads waits for them; 0 is as long as they take.
TASKS_END_SECONDS = env.int("TASKS_END_SECONDS", default=0)
# There from the moment at which a web process is told to end.
_notice = env.str("ENDING_FILE", default="")
ENDING_FILE = Path(_notice) if _notice else None
