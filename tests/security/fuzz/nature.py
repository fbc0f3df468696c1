"""Refusals of well-formed requests that no JSON Schema can foretell; each by its code, with the reason."""

from typing import Any

from schemathesis.core.failures import AcceptedNegativeData, Failure
from schemathesis.core.transport import Response
from schemathesis.openapi.checks import JsonSchemaError, RejectedPositiveData

from core.presentation.parameters import LONGEST_KEY

THERE = "it names something that has to be there"
TOGETHER = "two properties that do not go together, or one that needs another"
SHAPE = "it depends on the kind of the shape"
RULE = "rules of recurrence (RFC 5545) have no pattern"
SCRIPT = "text that is no script of this format"
ADDRESS = "addresses of https have no pattern that all agree on"
BY_NATURE = {
    "/cursor invalid": "a cursor is one of ours, signed",
    "/duration_days number.too_small": "milestones alone take no time",
    "/size number.too_small": "a file of less than nothing is told apart from one of nothing",
    "/time_from field.invalid": "seconds have three decimals",
    "/time_to field.invalid": "as time_from",
    "assignee.not_a_member": THERE,
    "calendar.window_empty": TOGETHER,
    "chart.ends_before_start": TOGETHER,
    "colour.invalid": "#rrggbb, which the document tells in words",
    "comment.parent_unknown": THERE,
    "comment.unknown": THERE,
    "date.before_start": TOGETHER,
    "date.too_early": "it depends on today",
    "date.too_late": TOGETHER,
    "days.out_of_time": "JSON Schema compares no days",
    "days.repeated": "a day may be written in several ways",
    "days.too_far": TOGETHER,
    "draft.no_such_place": "a place names what it is a draft of",
    "drawing.exact_points": "how many points there are depends on the kind",
    "drawing.other_points": SHAPE,
    "drawing.outside_the_frame": SHAPE,
    "drawing.text_on_a_shape": SHAPE,
    "event.ends_before_start": TOGETHER,
    "event.nobody_else": TOGETHER,
    "event.not_a_member": THERE,
    "event.overrides_too_long": TOGETHER,
    "event.rule_ends_before": TOGETHER,
    "event.rule_invalid": RULE,
    "event.rule_of_one": TOGETHER,
    "event.rule_too_frequent": RULE,
    "event.starts_off_rule": TOGETHER,
    "event.too_long": TOGETHER,
    "event.too_many_occurrences": RULE,
    "event.two_kinds_of_time": TOGETHER,
    "export.no_layout": TOGETHER,
    "feedback.counted_otherwise": TOGETHER,
    "feedback.marks_disagree": TOGETHER,
    "feedback.no_such_timecode": "it depends on the film",
    "feedback.other_frame_rate": "it depends on the film",
    "feedback.out_before_in": TOGETHER,
    "feedback.out_without_in": TOGETHER,
    "feedback.past_the_end": "it depends on the film",
    "feedback.rate_unknown": "it depends on the film",
    "field.not_an_id": "`me` and ids",
    "field.repeated": "ids that differ",
    "field.required": TOGETHER,
    "field.unknown": "names of the answer's own properties",
    "guest.code_expired": "a made-up code was never sent",
    "guest.email_unproved": "an address is proved first",
    "hours.disordered": TOGETHER,
    "idempotency.key_reused": "a key is for one body only",
    "import.not_a_calendar": "text that is no calendar",
    "link.to_itself": TOGETHER,
    "member.named_twice": TOGETHER,
    "member.unknown_person": THERE,
    "mention.not_a_member": THERE,
    "notification.unknown": THERE,
    "order.incomplete": "all ids that there are, and no other",
    "password.too_common": "the thousands of passwords that most people choose",
    "phase.group_is_given": "it depends on the phase",
    "plan.order_incomplete": "all ids that there are, and no other",
    "plan.purpose_repeated": TOGETHER,
    "plan.seconds_do_not_fit": "it depends on the plan",
    "plan.shot_too_short": "it depends on the plan",
    "plan.shot_unknown": THERE,
    "plan_comment.part_of_thread": TOGETHER,
    "plan_comment.part_unknown": THERE,
    "plan_comment.unknown": THERE,
    "precondition.failed": "only the version that is there may be named",
    "preset.nothing_given": TOGETHER,
    "preset.unknown": THERE,
    "query.contradiction": TOGETHER,
    "quiet_hours.empty": "two times that differ",
    "review.no_reviewers": "it depends on the round",
    "review.not_a_reviewer": THERE,
    "review.quorum_needless": TOGETHER,
    "review.quorum_too_large": TOGETHER,
    "script.empty": SCRIPT,
    "script.not_text": SCRIPT,
    "script.unreadable": SCRIPT,
    "script.wrong_count": "it depends on the plan",
    "share_link.bad_expiry": "it depends on today",
    "social.redirect_not_allowed": "addresses that the operator names",
    "task.day_is_yet_to_come": "it depends on today",
    "task.end_is_of_what_is_complete": TOGETHER,
    "task.ends_before_start": TOGETHER,
    "task.length_said_twice": TOGETHER,
    "task.milestone_has_no_length": TOGETHER,
    "task.milestone_is_reached_or_not": TOGETHER,
    "task.move_said_twice": TOGETHER,
    "task.named_twice": TOGETHER,
    "template.unknown": THERE,
    "text.forbidden_character": "unassigned and private characters have no pattern that all languages know",
    "text.too_short": "what shows nothing counts as nothing",
    "time.not_a_moment": "a day that there is, and a time zone",
    "time_zone.unknown": "there are 600 zones, and every year other ones",
    "video.empty": "a file of no bytes",
    "webhook.since_out_of_range": "it depends on what has happened",
    "webhook.unknown_event": "names of events, which every release may add to",
    "webhook.url_inside": "it depends on where the name leads",
    "webhook.url_malformed": ADDRESS,
    "webhook.url_not_secure": ADDRESS,
    "webhook.url_port": ADDRESS,
    "webhook.url_with_user": ADDRESS,
}
# schemathesis puts a header there that the document does not know, which HTTP passes over; or it meant to make a form
# wrong and did not.
NOTHING_WRONG = (
    "Invalid component: in header - ",
    "Invalid component: positive test case",
    "Invalid component: in body - valid object",
)
GENERIC = ("invalid", "field.invalid", "number.too_small")


def is_fault(context: Any, failure: Failure, case: Any, response: Response) -> bool:
    """Whether a failed check tells of a fault; schemathesis' filter_failure hook."""
    if isinstance(failure, RejectedPositiveData):
        return not codes(response) <= BY_NATURE.keys()
    if isinstance(failure, AcceptedNegativeData):
        # Whose version is not there is told so before the body is looked at.
        return response.status_code != 412 and not _is_harmless(failure.message, case)
    if isinstance(failure, JsonSchemaError) and "fields" in (case.query or {}):
        return "is a required property" not in failure.message
    return True


def _is_harmless(message: str, case: Any) -> bool:
    if "parameter `client_id` in query" in message:
        # It names the writer, and this one reads.
        return bool(case.method == "GET")
    if "parameter `Idempotency-Key` in header" in message:
        # Blanks around a header's value are no part of it.
        return len(str((case.headers or {}).get("Idempotency-Key", "")).strip()) <= LONGEST_KEY
    if "parameter `sections` in query" in message:
        # Blanks name no section.
        return not str((case.query or {}).get("sections", "")).strip()
    return any(each in message for each in NOTHING_WRONG)


def codes(response: Response) -> set[str]:
    """Those of a problem; one that says little tells with its place."""
    problem = response.json()
    faults = [(fault["pointer"], fault["code"]) for fault in problem.get("errors", [])]
    return {f"{place} {code}" if code in GENERIC else code for place, code in faults} or {problem["code"]}
