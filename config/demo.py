"""Something to look at after the first start: a demo account, a project, a short sample video that ffmpeg renders."""

import base64
import hashlib
import hmac
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from imageio_ffmpeg import get_ffmpeg_exe

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.pages import PageRequest
from core.infrastructure.unit_of_work import unit_of_work
from feedback import bootstrap as feedback
from feedback.application.submit_video import SubmitVideo
from feedback.domain.drawing import drawn
from feedback.domain.note import Draft, Note
from feedback.domain.position import Position
from identity.contracts import Language
from identity.domain.account import Account, EmailAddress, Username
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.passwords import Argon2Passwords
from projects import bootstrap as projects
from projects.application.create_project import CreateProject
from projects.application.read_models import ProjectsWanted
from projects.domain.details import Details

EMAIL = "demo@example.com"
FILE_NAME = "샘플 컷.mp4"
SECONDS = 8
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class DemoAccount:
    """The password belongs to this installation: it is made of its SECRET_KEY. It `fits` until the account has another
    one, by a person or by a backup of another installation.
    """

    email: str
    password: str
    fits: bool = True

    def __str__(self) -> str:
        if not self.fits:
            return f"{self.email}, which has another password now"
        return f"{self.email}  password: {self.password}"


def seed() -> DemoAccount:
    """Makes what is missing; what is there stays as people left it."""
    demo, accounts = DemoAccount(EMAIL, _password()), DjangoAccountStore()
    account = accounts.by_email(EmailAddress(EMAIL))
    if account is None:
        account = _account(demo)
        with unit_of_work(by=Actor(account.id, account.shown_name)):
            accounts.add(account)
    elif not Argon2Passwords().matches(demo.password, account.password_hash):
        demo = replace(demo, fits=False)
    actor = Actor(account.id, account.shown_name)
    owned = projects.app().list_projects(actor, ProjectsWanted(PageRequest(1, 1), status="all"))
    if not owned.rows:
        details = Details("봄 캠페인 (데모)", "샘플 영상으로 리뷰를 시작해 보세요.", tags=("demo",))
        started = projects.app().create_project(actor, CreateProject(details))
        _upload_sample(actor, started.row.id)
    return demo


def _password() -> str:
    digest = hmac.new(settings.SECRET_KEY.encode(), b"demo account", hashlib.sha256).digest()
    return base64.b32encode(digest)[:12].decode().lower()


def _account(demo: DemoAccount) -> Account:
    return Account(
        id=new_id(),
        email=EmailAddress(demo.email),
        username=Username("demo"),
        name="데모 감독",
        company="",
        language=Language.KOREAN,
        password_hash=Argon2Passwords().hash(demo.password),
        is_verified=True,
        is_active=True,
        created_at=utc_now(),
    )


def _upload_sample(actor: Actor, project_id: Any) -> None:
    intake = feedback.app().receive_video(actor, project_id)
    with tempfile.TemporaryDirectory() as directory:
        sample = _rendered(Path(directory) / "sample.mp4")
        with sample.open("rb") as file:
            while chunk := file.read(CHUNK):
                intake.write(chunk)
    command = SubmitVideo(
        actor=actor,
        project_id=project_id,
        intake=intake,
        source=intake.finish(FILE_NAME),
        draft=Draft(
            Note(
                title="첫 장면",
                text="타이틀이 조금 더 오래 보이면 좋겠어요.",
                tags=("타이틀",),
                drawing=drawn([{"kind": "rectangle", "points": [(0.3, 0.4), (0.7, 0.6)], "colour": "#1631f8"}]),
            ),
            Position(frame=60, out_frame=119),
        ),
        video_title="샘플 컷",
    )
    feedback.app().submit_video(command)


def _rendered(path: Path) -> Path:
    picture = f"testsrc2=size=1280x720:rate=30000/1001:duration={SECONDS}"
    tone = f"sine=frequency=440:sample_rate=48000:duration={SECONDS}"
    source = ["-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", tone]
    encoding = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    where = ["-timecode", "01:00:00;00", "-movflags", "+faststart", str(path)]
    command = [get_ffmpeg_exe(), "-nostdin", "-v", "error", "-y", *source, *encoding, *where]
    subprocess.run(command, check=True, timeout=60)
    return path
