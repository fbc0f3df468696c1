"""No rule and no panel speaks of what the product does not export."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.utils.timezone import now

from config.gauges import GAUGES, QUEUES
from config.jobs import JOB_KINDS
from config.messages import MESSAGES
from core.application.refusals import Unavailable
from core.infrastructure.backup_log import note_backup
from core.infrastructure.exposition import PROCESS
from core.infrastructure.gauges import Gauges
from core.infrastructure.machine_routes import MACHINE_ROUTES
from core.infrastructure.metrics import FORM, OTHER
from core.infrastructure.models import TimerRecord
from deploy.monitoring.panels import ROWS
from feedback.contracts import UploadState
from tests.guards.test_words import every_subclass, import_everything
from tests.monitoring.exported import OF_PROMETHEUS, asked, counted, reasons
from tests.monitoring.mentions import added_up, chosen, mentions, unchosen
from tests.monitoring.rules import alerts, recorded, rules
from tests.monitoring.samples import well
from tests.monitoring.series import labels_of

PANELS = [expression for row in ROWS.values() for panel in row for expression, _ in panel.queries]
EXPRESSIONS = [*(rule["expr"] for rule in rules()), *PANELS]
# The words of labels whose values the product gives; `where` of a rule must be one of them.
WORDS = {
    ("videoplanet_http_request_seconds_bucket", "body"): {FORM, OTHER},
    ("videoplanet_http_errors_total", "code"): set(MESSAGES),
    ("videoplanet_sockets_closed_total", "reason"): reasons(),
    ("videoplanet_uploads_total", "outcome"): {each.value for each in UploadState},
    ("videoplanet_cache_lookups_total", "layer"): {"memory", "redis", "database"},
    ("videoplanet:queue_oldest:seconds", "queue"): set(QUEUES),
    ("videoplanet:jobs_oldest:seconds", "kind"): set(JOB_KINDS),
}


@pytest.fixture
def exported(transactional_db: None) -> dict[str, set[str]]:
    """Of a product that has ticked and was backed up."""
    TimerRecord.objects.create(name="sweep", ran_at=now())
    note_backup(datetime(2027, 3, 1, tzinfo=UTC), 30)
    return counted() | asked(Gauges(GAUGES, patience=60).collect()) | OF_PROMETHEUS


def unknown(expressions: list[str], exported: dict[str, set[str]]) -> set[tuple[str, str]]:
    """Names without an exporter (and an empty label), and labels that a series does not have."""
    found = set()
    for name, labels in (each for expression in expressions for each in mentions(expression)):
        if name not in exported:
            found.add((name, ""))
        found |= {(name, label) for label in labels - exported.get(name, labels)}
    return found


def with_recorded(exported: dict[str, set[str]]) -> dict[str, set[str]]:
    """A recorded series has the labels that its rule keeps."""
    return exported | {name: kept(expression) for name, expression in recorded().items()}


def kept(expression: str) -> set[str]:
    found = re.search(r"by \(([\w, ]+)\)", expression)
    return set(found[1].split(", ")) - {"le"} if found else set()


def test_every_rule_and_panel_speaks_of_what_is_exported(exported: dict[str, set[str]]) -> None:
    assert unknown(EXPRESSIONS, with_recorded(exported)) == set()


@pytest.mark.parametrize(
    ("planted", "caught"),
    [
        ("rate(videoplanet_invented_total[5m]) > 1", ("videoplanet_invented_total", "")),
        (
            "sum by (colour) (rate(videoplanet_uploads_total[$__rate_interval]))",
            ("videoplanet_uploads_total", "colour"),
        ),
        ('videoplanet_part_ready{piece="redis"} == 0', ("videoplanet_part_ready", "piece")),
        ("histogram_quantile(0.9, rate(videoplanet_uploads_total[5m]))", ("videoplanet_uploads_total", "le")),
        (
            "videoplanet:queue_oldest:seconds / on (kind) videoplanet:jobs_oldest:seconds",
            ("videoplanet:queue_oldest:seconds", "kind"),
        ),
        ("sum(videoplanet_http_request_seconds)", ("videoplanet_http_request_seconds", "")),
    ],
)
def test_a_planted_name_and_a_planted_label_are_caught(
    exported: dict[str, set[str]], planted: str, caught: tuple[str, str]
) -> None:
    assert unknown([planted], with_recorded(exported)) == {caught}


def test_the_sample_series_are_such_as_the_product_exports(exported: dict[str, set[str]]) -> None:
    for name in well():
        labels = dict(labels_of(name))
        assert set(labels) - {"__name__"} <= exported[labels["__name__"]], name


def test_every_choice_by_a_word_is_one_that_the_product_says() -> None:
    assert set(unsaid(EXPRESSIONS)) == set()
    assert set(unsaid(['sum(videoplanet_uploads_total{outcome=~"completed|lost"})'])) == {"lost"}
    assert {(name, label) for expression in EXPRESSIONS for name, label, *_ in chosen(expression)} >= set(WORDS)


def test_what_is_no_fault_is_what_is_answered_503() -> None:
    """Every other code of 5xx is ours, or a part's."""
    left_out = {
        word
        for _, label, value, _ in chosen(recorded()["videoplanet:errors:rate5m"])
        if label == "code"
        for word in value.split("|")
    }
    import_everything()
    assert left_out == {"social.not_configured", "generation.not_configured", "auth.busy"}
    assert left_out <= {kind.code for kind in every_subclass(Unavailable)}


def unsaid(expressions: list[str]) -> Iterator[str]:
    for name, label, value, is_pattern in (each for expression in expressions for each in chosen(expression)):
        for word in value.split("|") if is_pattern else [value]:
            if (name, label) in WORDS and word not in WORDS[name, label]:
                yield word


def test_whatever_is_exported_is_shown_or_watched(exported: dict[str, set[str]]) -> None:
    told = {name for expression in EXPRESSIONS for name, _ in mentions(expression)}
    bases = {re.sub("_(total|bucket|sum|count)$", "", name) for name in told}
    ours = {name for name in exported if name.startswith("videoplanet_")}
    assert {name for name in ours if re.sub("_(total|bucket|sum|count)$", "", name) not in bases} == set()


def with_probes(expressions: list[str]) -> set[str]:
    """Figures of requests that count those of machines."""
    chosen_by = {value for each in expressions for _, label, value, _ in chosen(each) if label == "route"}
    assert all(re.fullmatch(pattern, route) for pattern in chosen_by for route in MACHINE_ROUTES)
    names = {name for expression in expressions for name in unchosen(expression, "route")}
    return {name for name in names if name.startswith("videoplanet_http_")}


def test_probes_and_scrapes_are_nobodys_requests() -> None:
    assert with_probes(EXPRESSIONS) == set()
    planted = 'sum(rate(videoplanet_http_errors_total{code="x"}[5m])) / sum(rate(videoplanet_uploads_total[5m]))'
    assert with_probes([planted]) == {"videoplanet_http_errors_total"}


def split(expressions: list[str]) -> set[str]:
    """What processes count, where an expression does not add their kinds up."""
    left = [each for expression in expressions for each in added_up(expression)]
    return {name for name, labels in left if name in counted() and (labels is None or PROCESS in labels)}


def test_what_several_kinds_of_process_count_is_added_up() -> None:
    assert split(EXPRESSIONS) == set()


@pytest.mark.parametrize(
    "planted",
    [
        "rate(videoplanet_uploads_total[5m]) > 1",
        "topk(10, rate(videoplanet_uploads_total[5m]))",
        "sum by (process) (rate(videoplanet_uploads_total[5m]))",
        "sum(up) / rate(videoplanet_uploads_total[5m])",
    ],
)
def test_a_planted_expression_that_tells_kinds_apart_is_caught(planted: str) -> None:
    assert split([planted]) == {"videoplanet_uploads_total"}


def test_alerts_read_what_is_recorded_before_they_are_judged() -> None:
    names = set(recorded())
    used = {name for rule in alerts().values() for name, _ in mentions(rule["expr"]) if name.startswith("videoplanet:")}
    assert used - names == set()
