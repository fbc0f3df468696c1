"""Films are sent and watched over HTTP alone, as a player does it; every picture arrives in every size."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.e2e.people import Person
from tests.e2e.product import until
from tests.e2e.screening import Player, Sent, playback_of, send_by_form, send_in_parts, until_whole
from tests.playlists import read_track
from tests.samples import clip

People = Callable[[str], Person]
ORIGIN = "http://localhost:3000"
FRAMES = 180


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same six seconds in a wrapping that browsers play and in one that they do not, and a film to wait for."""
    folder = tmp_path_factory.mktemp("films")
    wishes: dict[str, Any] = {"seconds": 6.006, "size": "1280x720", "rate": "30000/1001"}
    return {
        "plays": clip(folder / "1차.mp4", extra=("-g", 60, "-movflags", "+faststart"), **wishes),
        "wrapped": clip(folder / "1차.mkv", extra=("-g", 60), **wishes),
        "long": clip(folder / "긴 컷.mp4", seconds=24, size="1280x720", extra=("-movflags", "+faststart")),
    }


def project_of(person: Person) -> str:
    return str(person.must("POST", "/v2/projects", 201, json={"name": "시사"})["id"])


def frame_count(person: Person, sent: Sent) -> int:
    return int(person.must("GET", f"/v2/feedback/{sent.project_id}/videos/{sent.video_id}", 200)["frame_count"])


@pytest.mark.parametrize(
    ("send", "film", "delivery"), [(send_by_form, "wrapped", "remux"), (send_in_parts, "plays", "play")]
)
def test_every_picture_arrives_in_every_size(
    person: People, films: dict[str, Path], send: Any, film: str, delivery: str
) -> None:
    sender, player = person("sender"), Player()
    sent = send(sender, project_of(sender), films[film])
    playback = until_whole(sender, sent)
    assert playback["decision"]["delivery"] == delivery
    assert frame_count(sender, sent) == FRAMES
    sizes = player.sizes(playback["hls"]["master_url"])
    assert list(sizes.values()) == [(1280, 720), (640, 360)]
    for url, size in sizes.items():
        media = player.listed(url)
        assert media.is_ended
        assert player.frames(media) == [size] * FRAMES
        assert abs(float(media.seconds) - 6.006) < 0.05
        assert player.streamed(url) == FRAMES


def test_what_browsers_cannot_unwrap_plays_as_it_was_uploaded(person: People, films: dict[str, Path]) -> None:
    sender, player = person("wrapper"), Player()
    sent = send_by_form(sender, project_of(sender), films["wrapped"])

    def playing() -> str | None:
        body = playback_of(sender, sent)
        return (body["hls"] or {}).get("source_url") if body["status"] == "ready" else None

    media = player.listed(until(playing, 60, "the wrapped film"))
    assert player.frames(media) == [(1280, 720)] * FRAMES


def test_the_time_line_has_pictures_and_sound(person: People, films: dict[str, Path]) -> None:
    sender, player = person("scrubber"), Player()
    sent = send_in_parts(sender, project_of(sender), films["plays"])

    def shown() -> dict[str, Any] | None:
        body = playback_of(sender, sent)
        return body if body["sprite"] and body["waveform"] else None

    playback = until(shown, 60, "sprite and waveform")
    cues = read_track(player.fetch(playback["sprite"]["vtt_url"]).text)
    sheet = Image.open(io.BytesIO(player.fetch(cues[0].uri).content))
    assert sheet.size == (playback["sprite"]["width"], playback["sprite"]["height"])
    assert len(cues) == playback["sprite"]["tile_count"]
    assert (float(cues[0].start), round(float(cues[-1].end))) == (0, 6)
    for left, top, width, height in (cue.area for cue in cues):
        assert (left + width <= sheet.width, top + height <= sheet.height) == (True, True)
    peaks = json.loads(player.fetch(playback["waveform"]["json_url"]).content)
    assert len(peaks["data"]) == 2 * peaks["length"] > 0
    assert player.fetch(playback["waveform"]["data_url"]).content


def test_media_take_ranges_and_pages_of_other_origins(person: People, films: dict[str, Path]) -> None:
    sender, player = person("seeker"), Player()
    sent = send_by_form(sender, project_of(sender), films["plays"])
    playback = until_whole(sender, sent)
    source, whole = playback["source"]["url"], films["plays"].read_bytes()
    for first, last in ((0, 0), (100, 199), (len(whole) - 5, len(whole) - 1)):
        part = player.fetch(source, Range=f"bytes={first}-{last}", Origin=ORIGIN)
        assert (part.status_code, part.content) == (206, whole[first : last + 1])
        assert part.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
        assert part.headers["Access-Control-Allow-Origin"] in ("*", ORIGIN)
    master = playback["hls"]["master_url"]
    (smallest,) = [url for url in player.sizes(master) if url.endswith("360p.m3u8")]
    segment, _ = player.listed(smallest).segments[0]
    part = player.fetch(segment, Range="bytes=0-3", Origin=ORIGIN)
    assert (part.status_code, len(part.content)) == (206, 4)
    assert player.fetch(master, Origin=ORIGIN).headers["Access-Control-Allow-Origin"] == ORIGIN


def test_the_smallest_size_plays_while_the_rest_is_made(person: People, films: dict[str, Path]) -> None:
    sender, player = person("early"), Player()
    sent = send_in_parts(sender, project_of(sender), films["long"])

    def growing() -> dict[str, Any] | None:
        body = playback_of(sender, sent)
        return body if body["hls"] and body["hls"]["master_url"] else None

    early = until(growing, 60, "the first size")
    assert early["hls"]["complete"] is False
    (smallest,) = [url for url in player.sizes(early["hls"]["master_url"]) if url.endswith("360p.m3u8")]
    media = player.listed(smallest)
    assert not media.is_ended
    pictures = player.frames(media)
    assert set(pictures) == {(640, 360)}
    assert 0 < len(pictures) < 720
    until_whole(sender, sent)
    later = player.listed(smallest)
    assert [seconds for _, seconds in later.segments][: len(media.segments)] == [
        seconds for _, seconds in media.segments
    ]
    assert player.frames(later) == [(640, 360)] * 720


def test_what_is_deleted_plays_no_more(person: People, films: dict[str, Path]) -> None:
    sender, player = person("deleter"), Player()
    sent = send_by_form(sender, project_of(sender), films["plays"])
    master = until_whole(sender, sent)["hls"]["master_url"]
    assert player.http.get(master).status_code == 200
    sender.must("DELETE", f"/v2/feedback/{sent.project_id}/videos/{sent.video_id}", 204)
    answer = player.http.get(master)
    assert (answer.status_code, answer.json()["code"]) == (404, "playback.not_found")
