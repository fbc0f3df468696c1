"""The whole security audit: known holes, secrets, bandit, then attacks with FUZZ_CASES made-up requests."""

import os
import subprocess
import sys

from tests.security.advisories import advisories
from tests.security.outcome import Outcome, summary
from tests.security.secrets import ROOT, secrets_in_the_history, secrets_in_the_tree
from tests.security.static import static_analysis

CASES = {"FUZZ_CASES": "10000", "SOCKET_CASES": "3000"}
ATTACKS = (
    "tests/security",
    "tests/identity/fuzz",
    "tests/feedback/live/test_hostile_frames.py",
    "tests/feedback/live/test_hostile_handshakes.py",
    "tests/feedback/live/test_bad_frames.py",
    "tests/stack/test_front_attacks.py",
)


def attacks() -> Outcome:
    """Tests that print what they did; here with many more cases than in the suite."""
    environment = CASES | os.environ
    ran = subprocess.run([sys.executable, "-m", "pytest", *ATTACKS], cwd=ROOT, env=environment)
    done = ", ".join(f"{name}={environment[name]}" for name in CASES)
    return Outcome("attacks", done, ["see above"] if ran.returncode else [])


def main() -> int:
    outcomes = []
    for part in (advisories, secrets_in_the_tree, secrets_in_the_history, static_analysis, attacks):
        outcomes.append(part())
        print(outcomes[-1], flush=True)
    print("", *outcomes, "", summary(outcomes), sep="\n")
    return any(outcome.found for outcome in outcomes)


if __name__ == "__main__":
    sys.exit(main())
