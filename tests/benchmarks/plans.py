"""How PostgreSQL comes by the rows: plans and times of the statements behind list, search, detail and dashboard.

`python -m tests.benchmarks.plans PATH…` asks in a process like the product's own, whose environment it has; the token
comes on stdin.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.places import Place
from tests.e2e.product import ROOT

PATHS = {
    "list": "/v2/projects",
    "search, common (홍보)": "/v2/projects?search=홍보",
    "search, rare (한라산)": "/v2/projects?search=한라산",
    "search, consonants (ㅎㅂ)": "/v2/projects?search=ㅎㅂ",
    "dashboard": "/v2/dashboard",
}
_DATABASES_OWN = ("SAVEPOINT", "RELEASE", "SET", "BEGIN", "COMMIT")


def show(where: Place) -> None:
    person = where.somebody()
    paths = {**PATHS, "detail": f"/v2/projects/{person.projects[0]['id']}"}
    print(f"EXPLAIN (ANALYZE) of the statements on the {where.name} database, nothing cached:")
    environment = where.environment | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    for name, path in paths.items():
        command = [sys.executable, "-m", "tests.benchmarks.plans", path, *person.channels]
        done = subprocess.run(command, cwd=ROOT, env=environment, input=person.token, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:]
        print(f"  {name}")
        print(done.stdout, end="")


def main(token: str, path: str, channels: list[str]) -> None:
    import django

    django.setup()
    logging.disable(logging.INFO)
    from django.db import connection

    asked: list[tuple[str, Any]] = []
    _ask(token, path)
    _cool(channels)
    with connection.execute_wrapper(
        lambda execute, sql, params, many, context: _noted(asked, execute, sql, params, many, context)
    ):
        _ask(token, path)
    with connection.cursor() as cursor:
        for sql, params in asked:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS OFF, FORMAT JSON) {sql}", params)
            found = cursor.fetchone()[0]
            (plan,) = json.loads(found) if isinstance(found, str) else found
            print(f"    {plan['Execution Time']:7.2f} ms  {' → '.join(_nodes(plan['Plan']))}")


def _nodes(plan: dict[str, Any]) -> Iterator[str]:
    """From the leaves to the root, what is the same twice in a row once."""
    last = ""
    for child in plan.get("Plans", ()):
        for node in _nodes(child):
            if node != last:
                yield node
            last = node
    on = plan.get("Index Name") or plan.get("Relation Name")
    own = f"{plan['Node Type']} {on} ({plan['Actual Rows'] * plan['Actual Loops']:.0f})" if on else plan["Node Type"]
    if own != last:
        yield own


def _noted(asked: list[tuple[str, Any]], execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if not sql.startswith(_DATABASES_OWN):
        asked.append((sql, params))
    return execute(sql, params, many, context)


def _cool(channels: list[str]) -> None:
    """All of the channels have changed, so no layer of any cache has a row."""
    from django.db import connection

    from core.infrastructure.redis import redis_client
    from core.infrastructure.streams import revision_name

    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_channel SET silent = silent + 1 WHERE name = ANY(%s)", [channels])
    redis_client().delete(*map(revision_name, channels))


def _ask(token: str, path: str) -> None:
    from django.test import Client

    answer = Client().get(path, headers={"Authorization": f"Bearer {token}", "Host": "localhost"})
    assert answer.status_code == 200, answer.content[:1000]


if __name__ == "__main__":
    main(sys.stdin.read().strip(), sys.argv[1], sys.argv[2:])
