"""What the dashboard shows, row by row. A query is an expression and the words of its legend."""

from dataclasses import dataclass

OURS = 'route!~"health/.*|metrics"'
RATE = "$__rate_interval"


@dataclass(frozen=True)
class Panel:
    title: str
    unit: str
    queries: tuple[tuple[str, str], ...]
    kind: str = "timeseries"
    """Values from which on a figure is shown in yellow and in red; the other way round when the first is the larger."""
    limits: tuple[float, ...] = ()


def panel(title: str, unit: str, *queries: tuple[str, str], limits: tuple[float, ...] = ()) -> Panel:
    return Panel(title, unit, queries, limits=limits)


def figure(title: str, unit: str, expression: str, *limits: float) -> Panel:
    return Panel(title, unit, ((expression, ""),), "stat", limits)


def per_second(metric: str, by: str, where: str = "") -> tuple[str, str]:
    return f"sum by ({by}) (rate({metric}{where}[{RATE}]))", f"{{{{{by}}}}}"


def quantile(of: float, histogram: str, by: str) -> tuple[str, str]:
    rate = f"sum by ({by}, le) (rate({histogram}_bucket[{RATE}]))"
    return f"histogram_quantile({of}, {rate})", f"{{{{{by}}}}}"


def by_quantiles(histogram: str) -> tuple[tuple[str, str], ...]:
    rate = f"sum by (le) (rate({histogram}_bucket[{RATE}]))"
    return tuple((f"histogram_quantile({of}, {rate})", f"p{of * 100:.0f}") for of in (0.5, 0.95, 0.99))


def greatest(metric: str, by: str) -> tuple[str, str]:
    return f"max by ({by}) ({metric})", f"{{{{{by}}}}}"


GLANCE = [
    figure("Requests", "reqps", "videoplanet:requests:rate5m"),
    figure("p95", "s", "videoplanet:request_seconds:p95_5m", 0.5, 1),
    figure("Errors", "percentunit", "videoplanet:errors:ratio5m", 0.01, 0.05),
    figure("Cache hits", "percentunit", "videoplanet:cache_hits:ratio15m", 0.6, 0.4),
    figure("Statements a request", "short", "videoplanet:statements:per_request5m", 10, 20),
    figure("Sockets", "short", "videoplanet:sockets:open"),
    figure("Upload success", "percentunit", "videoplanet:uploads:ratio1h", 0.99, 0.9),
    figure("Alerts", "short", 'count(ALERTS{alertstate="firing"}) or vector(0)', 1, 5),
]
REQUESTS = [
    panel(
        "Response time",
        "s",
        ("videoplanet:request_seconds:p50_5m", "p50"),
        ("videoplanet:request_seconds:p95_5m", "p95"),
        ("videoplanet:request_seconds:p99_5m", "p99"),
        limits=(0.5, 1),
    ),
    panel("Requests by status", "reqps", per_second("videoplanet_http_request_seconds_count", "status", f"{{{OURS}}}")),
    panel("Slowest routes", "s", ("topk(10, videoplanet:route_seconds:p95_5m)", "{{method}} {{route}}")),
    panel("Busiest routes", "reqps", ("topk(10, videoplanet:route_requests:rate5m)", "{{method}} {{route}}")),
    panel("Errors by code", "reqps", per_second("videoplanet_http_errors_total", "code", f"{{{OURS}}}")),
    panel("Slow requests", "reqps", per_second("videoplanet_slow_requests_total", "level")),
    panel(
        "Statements by route",
        "short",
        (
            f"topk(10, sum by (route, method) (rate(videoplanet_http_statements_total{{{OURS}}}[{RATE}]))"
            f" / sum by (route, method) (rate(videoplanet_http_request_seconds_count{{{OURS}}}[{RATE}])))",
            "{{method}} {{route}}",
        ),
        limits=(10, 20),
    ),
    panel("Requests of many statements", "reqps", per_second("videoplanet_many_statements_total", "level")),
]
CACHE = [
    panel("Hits by layer", "percentunit", ("videoplanet:cache_layer:ratio15m", "{{layer}}")),
    panel(
        "Hits by entry",
        "percentunit",
        (
            f'sum by (entry) (rate(videoplanet_cache_lookups_total{{layer!="database"}}[{RATE}]))'
            f" / sum by (entry) (rate(videoplanet_cache_lookups_total[{RATE}]))",
            "{{entry}}",
        ),
        limits=(0.6, 0.4),
    ),
    panel(
        "Requests without a statement",
        "percentunit",
        (
            f"sum(rate(videoplanet_http_spared_total{{{OURS}}}[{RATE}]))"
            f" / sum(rate(videoplanet_http_request_seconds_count{{{OURS}}}[{RATE}]))",
            "all routes",
        ),
    ),
]
LIVE = [
    panel("Sockets open", "short", ("sum by (channel) (videoplanet_sockets_open)", "{{channel}}")),
    panel("Sockets closed by reason", "cps", per_second("videoplanet_sockets_closed_total", "reason")),
    panel("Frames sent", "cps", (f"sum(rate(videoplanet_socket_frames_total[{RATE}]))", "frames")),
    panel("From an event to the sockets", "s", *by_quantiles("videoplanet_stream_lag_seconds")),
    panel("Questions that wait for news", "short", ("sum(videoplanet_events_waiting)", "questions")),
    panel("Webhooks by outcome", "cps", per_second("videoplanet_webhook_attempts_total", "outcome")),
    panel("Time of receivers of webhooks", "s", *by_quantiles("videoplanet_webhook_seconds")),
]
WORK = [
    panel("Oldest news in the outbox", "s", ("videoplanet:outbox_oldest:seconds", "oldest"), limits=(60, 900)),
    panel("Outbox by subscriber", "short", greatest("videoplanet_outbox_due", "subscriber")),
    panel("Failing deliveries", "short", greatest("videoplanet_outbox_failing", "subscriber"), limits=(1, 10)),
    panel("Dead deliveries", "short", ("max(videoplanet_outbox_dead)", "dead"), limits=(1, 10)),
    panel("Queues", "short", greatest("videoplanet_queue_depth", "queue")),
    panel("Oldest task by queue", "s", ("videoplanet:queue_oldest:seconds", "{{queue}}"), limits=(300, 3600)),
    panel("Wait for a worker, p95", "s", quantile(0.95, "videoplanet_task_wait_seconds", "queue")),
    panel("Tasks, p95", "s", quantile(0.95, "videoplanet_task_seconds", "task")),
    panel("Tasks by outcome", "cps", per_second("videoplanet_task_seconds_count", "outcome")),
    panel("Jobs", "short", ("max by (kind, state) (videoplanet_jobs)", "{{kind}} {{state}}")),
    panel("Oldest job", "s", ("videoplanet:jobs_oldest:seconds", "{{kind}} {{state}}")),
    panel("Jobs, p95", "s", quantile(0.95, "videoplanet_job_seconds", "kind")),
    panel("Tasks of the timetable sent", "cps", per_second("videoplanet_beat_sent_total", "entry")),
    panel("Beats that lead", "short", ("sum(videoplanet_beat_leads)", "leading")),
    panel("Silence of beat", "s", ("videoplanet:beat:silent_seconds", "since the last tick"), limits=(60, 120)),
]
FILMS = [
    panel("Uploads by outcome", "cps", per_second("videoplanet_uploads_total", "outcome")),
    panel("Steps of films", "short", ("max by (step, state) (videoplanet_steps)", "{{step}} {{state}}")),
    panel("Time of steps, p95", "s", quantile(0.95, "videoplanet_step_seconds", "step")),
    panel("Planning jobs", "cps", per_second("videoplanet_planning_jobs_total", "status")),
    panel("Time of planning jobs, p95", "s", quantile(0.95, "videoplanet_planning_job_seconds", "kind")),
]
PARTS = [
    panel("Parts that are ready", "short", ("min by (part) (videoplanet_part_ready)", "{{part}}")),
    panel(
        "Database connections",
        "short",
        greatest("videoplanet_database_connections", "state"),
        ("max(videoplanet_database_connections_limit)", "limit"),
    ),
    panel(
        "Database connections taken",
        "percentunit",
        ("videoplanet:database_connections:ratio", "of those that it takes"),
        limits=(0.8, 0.97),
    ),
    panel("Figures that could not be asked", "cps", per_second("videoplanet_scrape_errors_total", "part")),
    panel("Processes that are scraped", "short", ('up{job="videoplanet"}', "{{instance}}")),
    panel("Silence of processes", "s", ("videoplanet:process:unseen_seconds", "{{kind}}"), limits=(60, 120)),
    panel("Age of the last backup", "s", ("videoplanet:backup:age_seconds", "age"), limits=(93600, 180000)),
    panel("Faults of the last backup", "short", ("max(videoplanet_backup_faults)", "objects"), limits=(1, 10)),
    panel("Size of the last backup", "bytes", ("max(videoplanet_backup_bytes)", "bytes")),
]
ROWS: dict[str, list[Panel]] = {
    "At a glance": GLANCE,
    "Requests": REQUESTS,
    "Cache": CACHE,
    "Live": LIVE,
    "Work": WORK,
    "Films and plans": FILMS,
    "Parts": PARTS,
}
