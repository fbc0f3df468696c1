"""Which rows of a person's memberships are wanted, and in which order; conditions and orders of one statement."""

from collections.abc import Iterator
from typing import Any

from django.db.models import (
    Case,
    Exists,
    Expression,
    F,
    Func,
    IntegerField,
    OrderBy,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Collate, Lower

from projects.application.read_models import ProjectsWanted, Sort
from projects.contracts import Stage
from projects.domain.search import SearchQuery, Word, marked, tag_keys
from projects.infrastructure.models import MemberRecord

_TEXT, _KEYS = "project__searchrecord__text", "project__searchrecord__keys"
# What the first lines of the searched text hold together; the last line has no blanks.
_LINES = ("title", "named", "tagged", "written")
_STAGES = Case(*(When(project__stage=stage.value, then=place) for place, stage in enumerate(Stage)))
# In the order of code points Latin comes before Hangul, and Hangul in the order of the dictionary, on every server.
_NAME = Collate(Lower(Func(F("project__title"), template="normalize(%(expressions)s, NFKC)")), "C")
_ORDERS: dict[Sort, Expression | F] = {
    Sort.LAST_ACTIVITY: F("project__last_activity_at"),
    Sort.NAME: _NAME,
    Sort.CREATED_AT: F("project__created_at"),
    Sort.UPDATED_AT: F("project__updated_at"),
    Sort.STAGE: _STAGES,
}


def filtered(rows: QuerySet[MemberRecord], wanted: ProjectsWanted) -> QuerySet[MemberRecord]:
    return rows.filter(*_conditions(wanted))


def ordered(rows: QuerySet[MemberRecord], wanted: ProjectsWanted) -> Any:
    """What is alike comes in the order of the ids; of what is equally relevant the last active comes first."""
    sort, ascending = wanted.order
    if sort is Sort.RELEVANCE and wanted.search:
        lines = {name: _lines(number) for number, name in enumerate(_LINES, 1)}
        relevance = OrderBy(_relevance(wanted.search), descending=not ascending)
        return rows.alias(**lines).order_by(relevance, "-project__last_activity_at", "-project_id")
    return rows.order_by(OrderBy(_ORDERS[sort], descending=not ascending), "project_id" if ascending else "-project_id")


def _conditions(wanted: ProjectsWanted) -> Iterator[Q]:
    plain = {
        "project__status": None if wanted.status == "all" else wanted.status,
        "project__stage": wanted.stage,
        "project__owner_id": wanted.owner_id,
        "is_favourite": wanted.is_favourite,
    }
    yield Q(**{column: value for column, value in plain.items() if value is not None})
    if wanted.member_id:
        yield Q(Exists(MemberRecord.objects.filter(project_id=OuterRef("project_id"), user_id=wanted.member_id)))
    if wanted.tag:
        yield _indexed(tag_keys(wanted.tag)) & Q(**{f"{_TEXT}__contains": marked(wanted.tag)})
    if wanted.search:
        yield _indexed(wanted.search.keys) & _holds(wanted.search, _TEXT)


def _indexed(keys: frozenset[str]) -> Q:
    """A single character has no keys: it is looked for in all that the person is a member of.

    Two keys at most: PostgreSQL takes neighbours for independent, and believes of many that hardly anything has them.
    """
    return Q(**{f"{_KEYS}__contains": sorted({min(keys), max(keys)})}) if keys else Q()


def _holds(query: SearchQuery, column: str) -> Q:
    return Q(*(_has(word, column) for word in query.words))


def _has(word: Word, column: str) -> Q:
    return Q(**{f"{column}__regex": word.pattern} if word.pattern else {f"{column}__contains": word.text})


def _relevance(query: SearchQuery) -> Case:
    """The name itself, its beginning; then the fewest of name, client, tags, description with the words as typed."""
    phrase = query.phrase
    is_name = Q(title__regex=f"^{phrase.pattern}$") if phrase.pattern else Q(title=phrase.text)
    begins = Q(title__regex=f"^{phrase.pattern}") if phrase.pattern else Q(title__startswith=phrase.text)
    best_first = (is_name, begins, *(_holds(query, column) for column in _LINES))
    ranks = (When(place, then=Value(len(best_first) - number)) for number, place in enumerate(best_first))
    return Case(*ranks, default=Value(0), output_field=IntegerField())


def _lines(number: int) -> Func:
    """The first lines of the searched text."""
    pattern = rf"^(?:[^\n]*\n){{{number - 1}}}[^\n]*"
    return Func(F(_TEXT), Value(pattern), function="substring", output_field=TextField())
