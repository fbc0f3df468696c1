"""`python -m stack.manage COMMAND [ARGUMENT...]`: a command of manage.py beside the run on DATA_DIR."""

import os
import sys

from stack.environment import data_dir_of
from stack.leftovers import environment_of_run
from stack.programs import ROOT


def main() -> None:
    """Turn into the command."""
    data_dir = data_dir_of(os.environ)
    running = environment_of_run(data_dir)
    if running is None:
        sys.exit(f"Nothing runs on {data_dir}; `make run` starts it.")
    os.chdir(ROOT)
    os.execve(sys.executable, [sys.executable, "manage.py", *sys.argv[1:]], {**os.environ, **running})


if __name__ == "__main__":
    main()
