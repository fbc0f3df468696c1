"""What a list of projects is asked for."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from core.domain.actor import Actor
from core.domain.errors import InvalidField
from core.domain.ids import parse_id
from core.presentation.fields import Id
from core.presentation.pagination import PageQuery, page_request
from projects.application.read_models import ProjectsWanted, Sort
from projects.contracts import Stage
from projects.domain.search import LONGEST_QUERY, SearchQuery

LONGEST_TAG_ASKED = 100
ME = "me"


class Whose(serializers.CharField):
    """A person's id, or `me`."""

    def to_internal_value(self, data: Any) -> Any:
        whose = super().to_internal_value(data)
        if whose != ME and parse_id(whose) is None:
            raise serializers.ValidationError("neither an id nor `me`", code="field.not_an_id")
        return whose


class ProjectsQuery(PageQuery):
    page_size = serializers.IntegerField(min_value=1, max_value=50, default=10, help_text="Rows on a page.")
    search = serializers.CharField(
        required=False,
        allow_blank=True,
        help_text="Words in name, client, tags or description; ㅎㅂ finds 홍보, 현대홍보 finds 현대 홍보. Up to"
        f" {LONGEST_QUERY} characters. Archived projects are found with `status=all`",
    )
    status = serializers.ChoiceField(["active", "archived", "all"], default="active")
    stage = serializers.ChoiceField([stage.value for stage in Stage], required=False)
    tag = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_TAG_ASKED)
    owner = Whose(required=False, help_text="A person's id, or `me`")
    member = Id(required=False, help_text="Projects that this person is in, too")
    favourite = serializers.ChoiceField(["true", "false"], required=False)
    sort = serializers.ChoiceField(
        [sort.value for sort in Sort],
        required=False,
        help_text="`relevance` where words are searched and only there, else `last_activity`",
    )
    order = serializers.ChoiceField(["asc", "desc"], required=False, help_text="Names and stages ascend unless told")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        try:
            search = SearchQuery.parse(attrs.get("search", ""))
        except InvalidField as refused:
            raise serializers.ValidationError({"search": "refused"}, code=refused.faults[0].code) from refused
        if search is None and attrs.get("sort") == Sort.RELEVANCE:
            raise serializers.ValidationError({"sort": "nothing is searched"}, code="sort.nothing_searched")
        return attrs | {"search": search}


def wanted_projects(actor: Actor, query: dict[str, Any]) -> ProjectsWanted:
    """`query` is validated."""
    sort, order, favourite = query.get("sort"), query.get("order"), query.get("favourite")
    return ProjectsWanted(
        page=page_request(query),
        search=query["search"],
        status=query["status"],
        stage=Stage(query["stage"]) if "stage" in query else None,
        tag=query.get("tag", ""),
        owner_id=_person(actor, query.get("owner")),
        member_id=query.get("member"),
        is_favourite=favourite == "true" if favourite else None,
        sort=Sort(sort) if sort else None,
        ascending=order == "asc" if order else None,
    )


def _person(actor: Actor, whose: str | None) -> UUID | None:
    return actor.user_id if whose == ME else parse_id(whose or "")
