"""Logins: does their time tell who is known, how many are there a second; and what authentication costs a request."""

import http.client
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from tests.benchmarks.bars import Bars
from tests.benchmarks.rounds import Action, rates, told
from tests.e2e.people import PASSWORD, Person
from tests.e2e.product import ROOT, Product

LOGINS_EACH = 200
ROUNDS, SECONDS = 8, 2.0
CLIENTS = {"logins": 4, "lists": 16}
PROJECTS = 20
REQUESTS = 3000
# Nobody is locked out, so that what is measured is the login itself.
ENVIRONMENT = {"LOGIN_TRIES": "1000000", "LOGIN_TRIES_OF_ADDRESS": "1000000"}


def measure(product: Product, bars: Bars) -> None:
    person = Person(product, "measured")
    for number in range(PROJECTS):
        person.must("POST", "/v2/projects", 201, json={"name": f"프로젝트 {number}"})
    _time_of_logins(product, person, bars)
    _rates(product, person)
    _share(product, person, bars)


def _time_of_logins(product: Product, person: Person, bars: Bars) -> None:
    """Wrong passwords over one connection, a known and an unknown address in turn, each time in random order."""
    emails = {"known": person.email, "unknown": "nobody@example.kr"}
    dice, connection = random.Random(1), _connection(product)
    milliseconds: dict[str, list[float]] = {kind: [] for kind in emails}
    for _ in range(LOGINS_EACH):
        for kind in dice.sample([*emails], 2):
            began = time.perf_counter()
            status = _login(connection, emails[kind], "wrong password")
            milliseconds[kind].append((time.perf_counter() - began) * 1000)
            assert status == 401, status
    known, unknown = (median(milliseconds[kind]) for kind in emails)
    difference = abs(known - unknown) / min(known, unknown)
    paired = median(one - other for one, other in zip(*milliseconds.values(), strict=True))
    print(
        f"login with a wrong password, median of {LOGINS_EACH} each: known e-mail {known:.1f} ms, "
        f"unknown e-mail {unknown:.1f} ms, difference {difference:.1%} (bar: below 5 %); "
        f"median of the differences within a pair {paired:+.1f} ms"
    )
    bars.hold("logins of known and unknown differ below 5 %", difference < 0.05, f"{difference:.1%}")


def _rates(product: Product, person: Person) -> None:
    actions: dict[str, Callable[[int], Action]] = {
        "logins": lambda _: _logging_in(product, person),
        "lists": lambda _: _listing(product, person),
    }
    found = rates(actions, CLIENTS, ROUNDS, SECONDS)
    ratio = median(lists / logins for lists, logins in zip(found["lists"], found["logins"], strict=True))
    print(f"logins a second, {CLIENTS['logins']} clients, {ROUNDS} rounds: {told(found['logins'])}")
    print(
        f"authenticated requests a second, GET /v2/projects with {PROJECTS} rows, {CLIENTS['lists']} connections, "
        f"{ROUNDS} rounds: {told(found['lists'])}; one login costs as much as {ratio:.0f} of them"
    )


def _share(product: Product, person: Person, bars: Bars) -> None:
    """In a process like the product's own, beside it, with the same database, Redis and settings."""
    environment = os.environ | product.processes("web")[0].environ()
    environment |= {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.timed_settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.share", str(REQUESTS)],
        cwd=ROOT,
        env=environment,
        input=person.session["access_token"],
        capture_output=True,
        text=True,
        check=True,
    )
    of: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(
        f"share of authentication in GET /v2/projects with {PROJECTS} rows, {REQUESTS} requests in one process: "
        f"{of['authentication_cpu']:.1%} of the CPU time (bar: below 10 %), {of['authentication_wall']:.1%} of the "
        f"time; of the throttle {of['throttle_cpu']:.1%} and {of['throttle_wall']:.1%}; "
        f"of metrics {of['metrics_cpu']:.1%} and {of['metrics_wall']:.1%}; "
        f"a request takes {of['cpu_ms']:.2f} ms of CPU, {of['wall_ms']:.2f} ms in all"
    )
    share = of["authentication_cpu"]
    bars.hold("authentication below 10 % of the CPU time", share < 0.1, f"{share:.1%}")


def _logging_in(product: Product, person: Person) -> Action:
    connection = _connection(product)

    def action() -> None:
        status = _login(connection, person.email, PASSWORD)
        assert status == 200, status

    return action


def _listing(product: Product, person: Person) -> Action:
    connection = _connection(product)
    headers = {"Authorization": f"Bearer {person.session['access_token']}"}

    def action() -> None:
        connection.request("GET", f"/v2/projects?page_size={PROJECTS}", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, body

    return action


def _login(connection: http.client.HTTPConnection, email: str, password: str) -> int:
    body = json.dumps({"email": email, "password": password})
    connection.request("POST", "/v2/auth/login", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _connection(product: Product) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("localhost", product.port, timeout=30)
