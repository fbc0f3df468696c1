"""Edits of links."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from schedule.domain.drafts import LinkDraft
from schedule.domain.edit import Edit
from schedule.domain.limits import MOST_LINKS, TooManyLinks, demand_lag
from schedule.domain.refusals import TaskNotFound
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink
from schedule.domain.task_refusals import LinkRepeated, LinkToItself

Links = Mapping[UUID, TaskLink]


def added(links: Links, tasks: Mapping[UUID, Task], drafts: Sequence[LinkDraft], version: int) -> Edit:
    """TooManyLinks, TaskNotFound, LinkToItself, LinkRepeated, InvalidField."""
    if len(links) + len(drafts) > MOST_LINKS:
        raise TooManyLinks(most=MOST_LINKS)
    known = {(each.predecessor, each.successor, each.type) for each in links.values()}
    for draft in drafts:
        _demand_ends(draft, tasks)
        demand_lag(draft.lag)
        key = draft.predecessor, draft.successor, draft.type
        if key in known:
            raise LinkRepeated
        known.add(key)
    return Edit(
        links={
            each.id: TaskLink(each.id, each.predecessor, each.successor, each.type, each.lag, version)
            for each in drafts
        }
    )


def revised(links: Links, link: TaskLink, words: Mapping[str, Any], version: int) -> Edit:
    """LinkRepeated, InvalidField."""
    wanted = replace(link, **words)
    demand_lag(wanted.lag)
    if wanted == link:
        return Edit()
    if wanted.type is not link.type:
        others = {(each.predecessor, each.successor, each.type) for each in links.values()}
        if (wanted.predecessor, wanted.successor, wanted.type) in others:
            raise LinkRepeated
    return Edit(links={link.id: replace(wanted, version=version)})


def of_tasks(links: Links, ids: set[UUID]) -> dict[UUID, None]:
    """All that hang on those tasks, to go with them."""
    return {each.id: None for each in links.values() if each.predecessor in ids or each.successor in ids}


def _demand_ends(draft: LinkDraft, tasks: Mapping[UUID, Task]) -> None:
    if draft.predecessor not in tasks or draft.successor not in tasks:
        raise TaskNotFound
    if draft.predecessor == draft.successor:
        raise LinkToItself
