"""What people do with share links, and what guests do who come by them."""

from typing import Any

from tests.feedback.api.conftest import made
from tests.feedback.law.membership import Membership
from tests.feedback.sharing.visitors import Visitor, enter, entered

RIGHTS = ["view", "comment", "approve"]


class Visiting(Membership):
    """A link and a guest at a time; what a link shows may have gone meanwhile."""

    link: dict[str, Any] | None = None
    guest: Visitor | None = None

    def share(self) -> None:
        if video := self._video():
            body = {"video_id": video["id"], "rights": RIGHTS}
            answer = self._sent("POST", f"{self.owner.path}/share-links", body, by=self.owner)
            if answer.status_code == 201:
                self.link, self.guest = answer.json(), None
                self.guest_comes()

    def guests_who_watch(self) -> list[Visitor]:
        """One who sees the newest version of a video, and one who sees the version that is the newest now."""
        (video, *_) = self.owner.api.get(f"{self.owner.path}/videos").json()["results"]
        api, body = self.owner.api, {"video_id": video["id"], "rights": RIGHTS}
        terms: list[dict[str, Any]] = [{}, {"version_id": video["version_id"]}]
        links = [made(api.post(f"{self.owner.path}/share-links", body | more)) for more in terms]
        return [entered(api.with_(Authorization=""), link["token"], "지켜보는 손님") for link in links]

    def guest_comes(self) -> None:
        api = self.owner.api.with_(Authorization="")
        if self.link and enter(api, self.link["token"], "구경꾼").status_code == 200:
            self.guest = entered(api, self.link["token"], f"손님 {self.count}")

    def change_link(self) -> None:
        if self.link:
            self._sent("PATCH", self._link, {"label": f"광고주 {self.count}"}, by=self.owner)

    def revoke_link(self) -> None:
        if self.link:
            self._sent("DELETE", self._link, by=self.owner)

    def guest_writes(self) -> None:
        if self.guest:
            self._says("POST", "/v2/shared/feedback", {"text": f"자막 {self.count}"})

    def guest_talks(self) -> None:
        """On an item that the link shows, where there is one, and thinks something of a comment there."""
        items = self.guest.api.get("/v2/shared/feedback") if self.guest else None
        if items and items.status_code == 200 and (item := self._one(items.json()["results"])):
            thread = f"/v2/shared/feedback/{item['id']}/comments"
            self._says("POST", thread, {"text": f"손님의 말 {self.count}"})
            for comment in self._says("GET", thread).json()["results"][:1]:
                self._says("PUT", f"{thread}/{comment['id']}/reaction", {"kind": "like"})

    def guest_decides(self) -> None:
        shown = self._says("GET", "/v2/shared/video") if self.guest else None
        if shown and shown.status_code == 200:
            path = f"/v2/shared/versions/{shown.json()['version_id']}"
            self._says("PUT", f"{path}/decision", {"decision": "approved"})
            self._says("POST", f"{path}/finished", {})

    def silence_guest(self) -> None:
        if self.guest:
            self._sent("DELETE", f"{self._link}/guests/{self.guest.id}/contributions", by=self.owner)

    def block_guest(self) -> None:
        if self.guest:
            self._sent("POST", f"{self._link}/guests/{self.guest.id}/block", by=self.owner)

    def _says(self, method: str, path: str, body: Any = None) -> Any:
        assert self.guest is not None
        answer = self.guest.api._ask(method, path, body)
        assert answer.status_code < 500, answer.content
        return answer

    @property
    def _link(self) -> str:
        assert self.link is not None
        return f"{self.owner.path}/share-links/{self.link['id']}"
