"""The mix of a working day: nine reads to a write, by sixteen people over their own projects."""

from tests.benchmarks.client import Deed, Visitor
from tests.benchmarks.counted import Counted
from tests.benchmarks.crowd import ask
from tests.benchmarks.places import Place, Somebody

SECONDS, WARM_UP = 15.0, 3.0
WRITES_PERCENT = 10
WRITTEN_PROJECTS = 20
FEWEST_HITS = 0.8


def measure(where: Place) -> None:
    visitors = [_visitor(each) for each in where.measured()]
    ask(where, visitors, WARM_UP)
    counted = Counted(where.environment)
    found = ask(where, visitors, SECONDS)
    number = sum(len(each.milliseconds) for each in found.values())
    print(f"mix of {100 - WRITES_PERCENT} % reads, {len(visitors)} people, {where.name}: {number / SECONDS:.0f}/s")
    for kind, taken in sorted(found.items()):
        print(f"{kind:>14} {taken.told()}")
    hits = counted.hits()
    print(f"{'':>14} {counted.told()}", flush=True)
    where.bars.hold(f"hits of a mix above {FEWEST_HITS:.0%}", hits.ratio > FEWEST_HITS, str(hits), binding=True)


def _visitor(person: Somebody) -> Visitor:
    return Visitor(person.token, _reads(person), _writes(person), WRITES_PERCENT)


def _reads(person: Somebody) -> list[Deed]:
    """Lists, details and dashboard as often as each other, a search now and then."""
    details = [Deed("detail", "GET", f"/v2/projects/{each['id']}") for each in person.projects[:60]]
    lists = [Deed("list", "GET", "/v2/projects"), Deed("list", "GET", "/v2/projects?page=2")] * 30
    searches = [Deed("search", "GET", "/v2/projects?search=%ED%99%8D%EB%B3%B4")] * 20
    return [*details, *lists, *searches, *([Deed("dashboard", "GET", "/v2/dashboard")] * 60)]


def _writes(person: Somebody) -> list[Deed]:
    own = person.may("invite")[:WRITTEN_PROJECTS]
    renamed = [Deed("rename", "PATCH", f"/v2/projects/{each['id']}", '{"name": "가을홍보영상 %d"}') for each in own]
    marked = [Deed("favourite", "PUT", f"/v2/projects/{each['id']}/favourite") for each in person.projects[:10]]
    unmarked = [Deed("favourite", "DELETE", f"/v2/projects/{each['id']}/favourite") for each in person.projects[:10]]
    return [*renamed, *marked, *unmarked, *_comments(person)]


def _comments(person: Somebody) -> list[Deed]:
    deeds = []
    for project in person.may("comment")[:WRITTEN_PROJECTS]:
        for item in person.must("GET", f"/v2/feedback/{project['id']}?page_size=1")["results"]:
            path = f"/v2/feedback/{project['id']}/{item['id']}/comments"
            deeds.append(Deed("comment", "POST", path, '{"text": "확인 %d"}'))
    return deeds
