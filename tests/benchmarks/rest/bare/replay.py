"""What the product asked of the database, asked again, and its body written again."""

import os
import pickle
from functools import cache
from pathlib import Path

import orjson
from django.http import HttpRequest, HttpResponse

from tests.benchmarks.rest.bare.bearer import asking
from tests.benchmarks.rest.bare.database import connection
from tests.benchmarks.rest.recorded import Recorded


def replay(request: HttpRequest, name: str) -> HttpResponse:
    asking(request)
    statements, body = _recorded(name)
    for statement, parameters in statements:
        connection().execute(statement, parameters or None).fetchall()
    return HttpResponse(orjson.dumps(body), content_type="application/json")


@cache
def _recorded(name: str) -> Recorded:
    recorded: Recorded = pickle.loads(Path(os.environ["BENCH_RECORDED"], name).read_bytes())
    return recorded
