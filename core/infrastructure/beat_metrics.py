"""What is counted of beat; see core.infrastructure.metrics."""

from prometheus_client import Counter, Gauge

_SENT = Counter("videoplanet_beat_sent", "Tasks of the timetable that were sent", ["entry"])
_LEADS = Gauge("videoplanet_beat_leads", "Whether this is the beat that sends", multiprocess_mode="livesum")


def count_sent(entry: str) -> None:
    _SENT.labels(entry).inc()


def tell_lead(leads: bool) -> None:
    _LEADS.set(leads)
