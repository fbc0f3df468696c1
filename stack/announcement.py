"""What the operator reads when everything is up."""

from stack.plan import Plan


def announcement(plan: Plan, prepared: str, seconds: float) -> str:
    """Addresses, the demo account as `prepare` printed it, and how long the start took."""
    url = plan.environment["PUBLIC_URL"]
    lines = [
        f"  API      {url}/v2/docs",
        f"  sockets  {url.replace('http', 'ws', 1)}/ws/",
        f"  logs     {plan.logs}",
        *last_words(prepared),
        f"VideoPlanet is ready on {url} ({seconds:.1f} s). Ctrl-C stops it.",
    ]
    return "\n".join(lines)


def last_words(printed: str) -> list[str]:
    """The last lines for people: those after the last log line (JSON) or empty line."""
    words: list[str] = []
    for line in reversed(printed.strip().splitlines()):
        if not line.strip() or line.startswith("{"):
            break
        words.insert(0, line)
    return words
