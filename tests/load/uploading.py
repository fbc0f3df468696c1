"""Somebody uploads a small cut in parts, as a browser does it."""

from tests.load.asking import Asking
from tests.load.scene import Member


def upload_a_cut(asking: Asking, member: Member, film: bytes) -> None:
    body = {"project_id": member.project_id, "file_name": "cut.mp4", "size": len(film), "video_id": member.video_id}
    if not (upload := asking.write("new upload", "POST", "/v2/uploads", body)):
        return
    at = f"/v2/uploads/{upload['id']}"
    numbers = list(range(1, upload["part_count"] + 1))
    if not (signed := asking.write("addresses of parts", "POST", f"{at}/parts", {"part_numbers": numbers})):
        return
    size = upload["part_size"]
    for part in signed["parts"]:
        start = (part["part_number"] - 1) * size
        if not asking.put("part", part["url"], film[start : start + size]):
            return
    asking.write("upload complete", "POST", f"{at}/complete")
