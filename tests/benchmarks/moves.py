"""A root moved in a schedule of ten thousand tasks and twenty thousand links: what whoever asks waits for.

Over one connection, nearly all tasks moving along each time: first only to look, then for good. Beside it the whole
schedule is read. Statements are those that the product counted.
"""

import time
from collections.abc import Callable

import psycopg

from tests.benchmarks.bars import Bars
from tests.benchmarks.counted import Counted
from tests.benchmarks.crowd import Taken
from tests.benchmarks.laid import lay
from tests.e2e.people import Person
from tests.e2e.product import Product

TASKS, LINKS, ROUNDS, WARM_UP = 10_000, 20_000, 30, 3
SLOWEST, MOST_STATEMENTS = 500.0, 8.0


def measure(product: Product, bars: Bars) -> None:
    person, environment = Person(product, "mover"), product.processes("web")[0].environ()
    project_id = str(person.must("POST", "/v2/projects", 201, json={"name": "큰 일정"})["id"])
    root = lay(environment, project_id=project_id, user_id=person.id, name="mover", tasks=TASKS, links=LINKS)
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as database:
        # As the database does by itself within minutes.
        database.execute("VACUUM ANALYZE schedule_task, schedule_link")
    path = f"/v2/schedule/{project_id}"
    deeds: dict[str, Callable[[int], int]] = {
        "a preview": lambda turn: _move(person, f"{path}/tasks/{root}/move", turn, apply=False),
        "a move": lambda turn: _move(person, f"{path}/tasks/{root}/move", turn, apply=True),
        "the whole schedule": lambda _: len(person.must("GET", path, 200)["tasks"]),
    }
    for what, deed in deeds.items():
        _tell(what, deed, Counted(environment), bars)


def _move(person: Person, path: str, turn: int, *, apply: bool) -> int:
    """There and back, across a week whose days are not all alike."""
    answer = person.must("POST", path, 200, json={"days": 7 if turn % 2 else -7, "apply": apply})
    return int(answer["moved_count"])


def _tell(what: str, deed: Callable[[int], int], counted: Counted, bars: Bars) -> None:
    times, moved = [], 0
    for turn in range(WARM_UP + ROUNDS):
        began = time.perf_counter()
        moved = deed(turn + 1)
        times += [(time.perf_counter() - began) * 1000] if turn >= WARM_UP else []
    taken, statements = Taken(sorted(times), sum(times) / 1000), counted.statements()
    p50, p95 = taken.percentile(50), taken.percentile(95)
    told = f"p50 {p50:.0f} p95 {p95:.0f} ms, statements {statements}"
    print(f"{TASKS} tasks, {LINKS} links, {what} of {moved} tasks: {told}", flush=True)
    if what == "a move":
        bars.hold(f"moves: p95 below {SLOWEST:.0f} ms", p95 < SLOWEST, f"{p95:.0f} ms")
        few = float(statements) <= MOST_STATEMENTS
        bars.hold(f"moves: at most {MOST_STATEMENTS:.0f} statements", few, statements, binding=True)
