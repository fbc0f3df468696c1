"""Sample series of a product that is well, and of what can go wrong with it; a value a minute."""

from collections.abc import Mapping

REQUESTS = "videoplanet_http_request_seconds"
BOUNDS = ("0.2", "0.5", "1.0", "2.5", "+Inf")
LABELS = 'route="v2/projects", method="GET", status="200", body="other"'
FORM = 'route="v2/projects/<str:project_id>/items", method="POST", status="201", body="form"'


def requests(*within: int, minutes: int = 60, labels: str = LABELS) -> dict[str, str]:
    """Requests a minute that took up to each of BOUNDS: `requests(90, 10)` are ninety fast ones and ten slower ones."""
    found, below = {}, 0
    for bound, count in zip(BOUNDS, (*within, *[0] * (len(BOUNDS) - len(within))), strict=True):
        below += count
        found[f'{REQUESTS}_bucket{{{labels}, le="{bound}"}}'] = f"0+{below}x{minutes}"
    return found | {f"{REQUESTS}_count{{{labels}}}": f"0+{below}x{minutes}"}


def burst(minutes: int) -> dict[str, str]:
    """Six in a hundred requests are slow for some minutes, and none after them."""
    fast, every = f"0+94x{minutes} {94 * minutes + 100}+100x40", "0+100x60"
    values = {"0.2": fast, "0.5": fast, "1.0": every, "+Inf": every}
    return {f'{REQUESTS}_bucket{{{LABELS}, le="{bound}"}}': each for bound, each in values.items()}


def statuses(ok: str, failed: str, status: int = 500, code: str = "server.error") -> dict[str, str]:
    """Beside a product that is not ready, as probes are told."""
    where, probe = f'route="v2/projects", method="GET", status="{status}"', 'route="health/ready", method="GET"'
    return {
        f"{REQUESTS}_count{{{LABELS}}}": ok,
        f'{REQUESTS}_count{{{where}, body="other"}}': failed,
        f'videoplanet_http_errors_total{{{where}, code="{code}"}}': failed,
        f'{REQUESTS}_count{{{probe}, status="503", body="other"}}': "0+60x60",
        f'videoplanet_http_errors_total{{{probe}, status="503", code="status.503"}}': "0+60x60",
    }


def lookups(memory: int, redis: int, database: int, minutes: int = 60) -> dict[str, str]:
    counts = {"memory": memory, "redis": redis, "database": database}
    return {
        f'videoplanet_cache_lookups_total{{entry="page", layer="{layer}"}}': f"0+{count}x{minutes}"
        for layer, count in counts.items()
    }


def statements(each: int, minutes: int = 60) -> dict[str, str]:
    """Of a hundred requests a minute."""
    labels = 'route="v2/projects", method="GET"'
    return requests(100, minutes=minutes) | {
        f"videoplanet_http_statements_total{{{labels}}}": f"0+{each * 100}x{minutes}"
    }


def uploads(completed: int, failed: int, given_up: int = 0) -> dict[str, str]:
    counts = {"completed": completed, "failed": failed, "aborted": given_up, "expired": given_up}
    return {f'videoplanet_uploads_total{{outcome="{name}"}}': f"0+{count}x120" for name, count in counts.items()}


def lag(fast: int, slow: int) -> dict[str, str]:
    """Events a minute that came within half a second, and within five."""
    name = "videoplanet_stream_lag_seconds_bucket"
    counts = {"0.5": fast, "2.0": fast, "5.0": fast + slow, "+Inf": fast + slow}
    return {f'{name}{{le="{bound}"}}': f"0+{count}x60" for bound, count in counts.items()}


def sockets(open_ones: int, broken: int, gone: int = 0) -> dict[str, str]:
    """`broken` and `gone` a minute: closed by us for our own reasons, and for theirs."""
    return {
        'videoplanet_sockets_open{channel="project"}': f"{open_ones}x60",
        'videoplanet_sockets_closed_total{reason="socket.slow_reader"}': f"0+{broken}x60",
        'videoplanet_sockets_closed_total{reason="auth.session_ended"}': f"0+{gone}x60",
    }


def planning(failed: int, succeeded: int) -> dict[str, str]:
    counts = {"failed": failed, "succeeded": succeeded}
    name = "videoplanet_planning_jobs_total"
    return {f'{name}{{kind="story", status="{status}"}}': f"0+{count}x60" for status, count in counts.items()}


def well() -> Mapping[str, str]:
    """Four hours in which nothing is to be told."""
    state = {
        "videoplanet_outbox_oldest_seconds": "1x240",
        'videoplanet_outbox_failing{subscriber="inbox"}': "0x240",
        "videoplanet_outbox_dead": "0x240",
        'videoplanet_queue_oldest_seconds{queue="default"}': "0x240",
        'videoplanet_queue_oldest_seconds{queue="encoding"}': "600x240",
        'videoplanet_jobs_oldest_seconds{kind="feedback.process_video", state="running"}': "900x240",
        "videoplanet_beat_tick_timestamp_seconds": "0+60x240",
        'videoplanet_part_ready{part="database"}': "1x240",
        'videoplanet_scrape_errors_total{part="database"}': "0x240",
        'videoplanet_database_connections{state="idle"}': "30x240",
        "videoplanet_database_connections_limit": "97x240",
        'videoplanet_process_seen_timestamp_seconds{kind="sockets"}': "0+60x240",
        "videoplanet_backup_timestamp_seconds": "0x240",
        "videoplanet_backup_bytes": "1000000x240",
        "videoplanet_backup_faults": "0x240",
        'up{job="videoplanet", instance="metrics:9464"}': "1x240",
    }
    busy = statements(4, 240) | lookups(700, 200, 100, 240) | uploads(20, 0) | lag(100, 0) | sockets(200, 0, 5)
    return state | busy | planning(1, 20)
