"""`python -m stack` runs the product; `python -m stack restore DIR …` brings a backup into one that has not run yet."""

import os
import sys

from stack.launcher import main

if sys.argv[1:2] == ["restore"] and sys.argv[2:]:
    sys.exit(main(os.environ, sys.argv[2:]))
if sys.argv[1:]:
    sys.exit("usage: python -m stack [restore DIR [OPTION...]]")
sys.exit(main(os.environ))
