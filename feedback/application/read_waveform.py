"""The step that measures the sound: its peaks over time, for a player to draw."""

from core.application.ports import ObjectStore
from feedback.application.object_keys import picture_key
from feedback.application.picture_ports import SoundMeter
from feedback.application.steps import Made, Work


def read_waveform(work: Work, *, meter: SoundMeter, store: ObjectStore) -> Made:
    """`detail` tells the keys of the peaks as JSON and as bytes; nothing is made of a silent film. MediaUnreadable."""
    waveform = meter.measure(work.source, work.facts, work.tell) if work.facts.audio_codec else None
    if waveform is None:
        return Made()
    bodies = {
        "waveform.json": ("application/json", waveform.json()),
        "waveform.dat": ("application/octet-stream", waveform.data()),
    }
    objects: dict[str, int] = {}
    for name, (media_type, body) in bodies.items():
        key = picture_key(work.project_id, work.version_id, name)
        store.put(key, body, media_type=media_type)
        objects[key] = len(body)
    json_key, data_key = objects
    return Made(objects, {"json_key": json_key, "data_key": data_key, "length": waveform.length})
