"""When each alert must come, and when not: below its threshold, and before its duration is over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.monitoring.samples import (
    FORM,
    burst,
    lag,
    lookups,
    planning,
    requests,
    sockets,
    statements,
    statuses,
    uploads,
)

WATCHED = {
    "videoplanet_beat_tick_timestamp_seconds": "0+60x3000",
    "videoplanet_backup_timestamp_seconds": "0+60x3000",
    'up{job="videoplanet", instance="metrics:9464"}': "1x3000",
}


@dataclass(frozen=True)
class Scenario:
    """`first` is the minute at which the alert comes, None for never; labels beside its severity in `labels`."""

    alert: str
    what: str
    series: Mapping[str, str]
    first: int | None
    minutes: int = 40
    labels: Mapping[str, str] = field(default_factory=dict)
    over: int | None = None
    without: str = ""

    @property
    def name(self) -> str:
        return f"{self.alert}: {self.what}"

    @property
    def given(self) -> Mapping[str, str]:
        """With what the watching itself is content with, except `without`."""
        watched = {name: values for name, values in WATCHED.items() if not self.without or self.without not in name}
        return {**watched, **self.series}


def state(name: str, values: str, **labels: str) -> dict[str, str]:
    told = ", ".join(f'{label}="{value}"' for label, value in labels.items())
    return {f"{name}{{{told}}}" if told else name: values}


ROUTE = {"route": "v2/projects", "method": "GET"}
UP = 'up{job="videoplanet", instance="metrics:9464"}'
OUTBOX, DEAD = "videoplanet_outbox_oldest_seconds", "videoplanet_outbox_dead"
FAILING = "videoplanet_outbox_failing"
INBOX = {"subscriber": "inbox"}
QUEUE, JOBS = "videoplanet_queue_oldest_seconds", "videoplanet_jobs_oldest_seconds"
BEAT, BACKUP = "videoplanet_beat_tick_timestamp_seconds", "videoplanet_backup_timestamp_seconds"
BYTES, FAULTS = "videoplanet_backup_bytes", "videoplanet_backup_faults"
READY, ERRORS = "videoplanet_part_ready", "videoplanet_scrape_errors_total"
CONNECTIONS, LIMIT = "videoplanet_database_connections", "videoplanet_database_connections_limit"
SEEN = "videoplanet_process_seen_timestamp_seconds"
SOCKETS = {"kind": "sockets"}
TWO_PODS = {
    'videoplanet_queue_oldest_seconds{queue="default", instance="a"}': "200x40",
    'videoplanet_queue_oldest_seconds{queue="default", instance="b"}': "200x40",
}
SWITCHED_OFF, NO_KEY, BUSY = (
    ("0+50x60", 503, code) for code in ("social.not_configured", "generation.not_configured", "auth.busy")
)
FEW = requests(0, 0, 0, 1)
SLOW_FORMS = requests(0, 0, 0, 0, 20, labels=FORM)

REQUESTS = [
    Scenario("HighResponseTime", "six in a hundred above half a second", requests(94, 0, 6), 6),
    Scenario("HighResponseTime", "four in a hundred", requests(96, 0, 4), None),
    Scenario("HighResponseTime", "a burst of four minutes", burst(4), None),
    Scenario("HighResponseTime", "only probes are slow", requests(0, 0, 99, labels='route="health/ready"'), None),
    Scenario("HighResponseTime", "only forms are slow", requests(94) | SLOW_FORMS, None),
    Scenario("CriticalResponseTime", "six in a hundred above a second", requests(94, 0, 0, 6), 6),
    Scenario("CriticalResponseTime", "five of thirty in five minutes", requests(5, 0, 0, 1), None),
    Scenario("CriticalResponseTime", "only forms are slow", requests(94) | SLOW_FORMS, None),
    Scenario("CriticalResponseTime", "one of few, beside forms", requests(5, 0, 0, 1) | SLOW_FORMS, None),
    Scenario("CriticalResponseTime", "six in a hundred within a second", requests(94, 0, 6), None),
    Scenario("SlowRoute", "a route of many", requests(94, 0, 0, 6), 16, labels=ROUTE),
    Scenario("SlowRoute", "a route that is asked once a minute", FEW, None),
    Scenario("SlowRoute", "only forms are slow", requests(94) | SLOW_FORMS, None),
    Scenario("SlowRoute", "for ten minutes", requests(94, 0, 0, 6, minutes=9), None),
    Scenario("HighErrorRate", "two in a hundred", statuses("0+98x60", "0+2x60"), 8),
    Scenario("HighErrorRate", "one in two hundred", statuses("0+199x60", "0+1x60"), None),
    Scenario("HighErrorRate", "a single one in a quiet hour", statuses("0+1x60", "0x20 1x40"), None),
    Scenario("HighErrorRate", "three in a quarter of an hour", statuses("0+1x60", "0x20 1x5 2x5 3x40"), None),
    Scenario("HighErrorRate", "nobody has registered with providers", statuses("0+50x60", *SWITCHED_OFF), None),
    Scenario("HighErrorRate", "storage away", statuses("0+98x60", "0+2x60", 503, "storage.unavailable"), 8),
    Scenario("HighErrorRate", "readiness refused to probes alone", statuses("0+100x60", "0x60"), None),
    Scenario("CriticalErrorRate", "ten in a hundred", statuses("0+90x60", "0+10x60"), 2),
    Scenario("CriticalErrorRate", "a single one in a quiet hour", statuses("0+1x60", "0x20 1x40"), None),
    Scenario("CriticalErrorRate", "nobody has registered with providers", statuses("0+50x60", *SWITCHED_OFF), None),
    Scenario("CriticalErrorRate", "plans without a key", statuses("0+50x60", *NO_KEY), None),
    Scenario("CriticalErrorRate", "more passwords than can be checked", statuses("0+50x60", *BUSY), None),
    Scenario("CriticalErrorRate", "two in a hundred", statuses("0+98x60", "0+2x60"), None),
    Scenario("LowCacheHitRate", "half", lookups(40, 10, 50), 16),
    Scenario("LowCacheHitRate", "two thirds", lookups(50, 16, 34), None),
    Scenario("LowCacheHitRate", "for a quarter of an hour less a minute", lookups(40, 10, 50), None, 15),
    Scenario("LowCacheHitRate", "nobody asks for anything", lookups(0, 0, 0), None),
    Scenario("CriticalCacheHitRate", "a third", lookups(20, 13, 67), 16),
    Scenario("CriticalCacheHitRate", "half", lookups(40, 10, 50), None),
    Scenario("ManyStatements", "twelve a request", statements(12), 16),
    Scenario("ManyStatements", "ten a request", statements(10), None),
    Scenario("TooManyStatements", "twenty-five a request", statements(25), 16),
    Scenario("TooManyStatements", "twelve a request", statements(12), None),
]
LIVE = [
    Scenario("StreamLags", "one event in ten is late", lag(90, 10), 6),
    Scenario("StreamLags", "one event in fifty is late", lag(98, 2), None),
    Scenario("SocketsBreak", "two a minute of a hundred", sockets(100, 2), 8),
    Scenario("SocketsBreak", "two a minute of a thousand", sockets(1000, 2), None),
    Scenario(
        "SocketsBreak",
        "one in four minutes of three",
        sockets(3, 0) | state("videoplanet_sockets_closed_total", "0x3 1x3 2x3 3x30", reason="server.error"),
        None,
    ),
    Scenario("SocketsBreak", "people whose session ends", sockets(100, 0, 50), None),
    Scenario("UploadsFail", "two in a hundred", uploads(49, 1), 18),
    Scenario("UploadsFail", "one in two hundred", uploads(199, 1), None, 100),
    Scenario("UploadsFail", "people give theirs up", uploads(10, 0, 90), None, 100),
    Scenario("UploadsFail", "two of few", state("videoplanet_uploads_total", "0x5 2x99", outcome="failed"), None, 100),
]
WORK = [
    Scenario("OutboxLags", "two minutes", state(OUTBOX, "120x40"), 5),
    Scenario("OutboxLags", "a minute", state(OUTBOX, "60x40"), None),
    Scenario("OutboxLags", "for four minutes", state(OUTBOX, "120x4 0x40"), None),
    Scenario("OutboxStuck", "twenty minutes", state(OUTBOX, "1200x40"), 5),
    Scenario("OutboxStuck", "ten minutes", state(OUTBOX, "600x40"), None),
    Scenario("OutboxFails", "again and again", state(FAILING, "0x5 2x40", **INBOX), 11, labels=INBOX),
    Scenario("OutboxFails", "it was delivered after some tries", state(FAILING, "0x5 2x4 0x40", **INBOX), None),
    Scenario("OutboxDead", "one", state(DEAD, "0x5 1x40"), 7),
    Scenario("OutboxDead", "none", state(DEAD, "0x40"), None),
    Scenario("QueueLags", "ten minutes", state(QUEUE, "600x40", queue="media"), 5, labels={"queue": "media"}),
    Scenario("QueueLags", "four minutes", state(QUEUE, "240x40", queue="media"), None),
    Scenario("QueueLags", "two processes tell the same", TWO_PODS, None),
    Scenario("QueueLags", "films are being encoded", state(QUEUE, "600x40", queue="encoding"), None),
    Scenario("EncodingLags", "two hours", state(QUEUE, "7200x40", queue="encoding"), 5, labels={"queue": "encoding"}),
    Scenario("EncodingLags", "half an hour", state(QUEUE, "1800x40", queue="encoding"), None),
    Scenario(
        *("JobsStuck", "a mail since two hours", state(JOBS, "7200x40", kind="core.mail", state="queued"), 5),
        labels={"kind": "core.mail", "state": "queued"},
    ),
    Scenario("JobsStuck", "a mail", state(JOBS, "3000x40", kind="core.mail", state="queued"), None),
    Scenario("JobsStuck", "a long film", state(JOBS, "7200x40", kind="feedback.encode_video", state="running"), None),
    Scenario(
        *("JobsStuck", "a film for a day", state(JOBS, "86400x40", kind="feedback.encode_video", state="running"), 5),
        labels={"kind": "feedback.encode_video", "state": "running"},
    ),
    Scenario("PlanningFails", "half of them", planning(1, 1), 16),
    Scenario("PlanningFails", "one in ten", planning(1, 9), None),
    Scenario(
        "PlanningFails", "all of very few", state("videoplanet_planning_jobs_total", "0x5 3x40", status="failed"), None
    ),
    Scenario("BeatSilent", "since the tenth minute", state(BEAT, "0+60x10 600x40"), 14),
    Scenario("BeatSilent", "it goes on", state(BEAT, "0+60x40"), None),
    Scenario("BeatMissing", "from the start", {}, 10, without=BEAT),
    Scenario("BeatMissing", "comes back in time", state(BEAT, "_x8 480+60x40"), None),
]
PARTS = [
    Scenario("PartNotReady", "storage away", state(READY, "1x5 0x20", part="storage"), 7, labels={"part": "storage"}),
    Scenario("PartNotReady", "a hiccup", state(READY, "1x5 0 1x20", part="storage"), None),
    Scenario(
        *("ScrapeDown", "no answer", {UP: "1x5 0x20"}, 8),
        labels={"job": "videoplanet", "instance": "metrics:9464"},
    ),
    Scenario("ScrapeDown", "a restart", {UP: "1x5 0 1x20"}, None),
    Scenario("ScrapeDown", "somebody else's", state("up", "0x20", job="other", instance="x"), None),
    Scenario("NothingScraped", "from the start", {}, 5, labels={"job": "videoplanet"}, without="up{"),
    Scenario("NothingScraped", "found in time", {UP: "_x4 1x40"}, None),
    Scenario("FiguresMissing", "each minute", state(ERRORS, "0+1x40", part="redis"), 12, labels={"part": "redis"}),
    Scenario("FiguresMissing", "once", state(ERRORS, "0x5 1x40", part="redis"), None),
    Scenario("ProcessMissing", "since the tenth minute", state(SEEN, "0+60x10 600x40", **SOCKETS), 15, labels=SOCKETS),
    Scenario("ProcessMissing", "never seen", state(SEEN, "0x40", **SOCKETS), 5, labels=SOCKETS),
    Scenario("ProcessMissing", "a restart", state(SEEN, "0+60x10 600x3 840+60x30", **SOCKETS), None),
    Scenario("ProcessMissing", "they work", state(SEEN, "0+60x40", **SOCKETS), None),
    Scenario("ConnectionsRunOut", "of a hundred", state(CONNECTIONS, "90x40", state="idle") | state(LIMIT, "97x40"), 5),
    Scenario("ConnectionsRunOut", "of fifty", state(CONNECTIONS, "42x40", state="idle") | state(LIMIT, "47x40"), 5),
    Scenario(
        "ConnectionsRunOut", "there are many", state(CONNECTIONS, "220x40", state="idle") | state(LIMIT, "297x40"), None
    ),
    Scenario("BackupTooOld", "since the start", state(BACKUP, "0x1700"), 1576, 1600),
    Scenario("BackupTooOld", "daily", state(BACKUP, "0x1440 86400x400"), None, 1800),
    Scenario("BackupMissing", "from the start", {}, 1560, 1570, without=BACKUP),
    Scenario("BackupMissing", "the first one comes", state(BACKUP, "_x900 54000x900"), None, 1600),
    Scenario("BackupNotWhole", "from the second one on", state(FAULTS, "0x5 3x40"), 6),
    Scenario("BackupNotWhole", "whole", state(FAULTS, "0x40"), None),
    Scenario("BackupShrank", "to a third", state(BYTES, "900x30 300x20"), 32),
    Scenario("BackupShrank", "by a tenth", state(BYTES, "900x30 810x20"), None),
]
SCENARIOS = [*REQUESTS, *LIVE, *WORK, *PARTS]
