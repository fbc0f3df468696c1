"""The environment that every process of a run gets."""

from collections.abc import Mapping
from pathlib import Path

from stack.leftovers import MARK
from stack.programs import ROOT
from stack.refusals import Misconfigured

S3_NEEDS = ("S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY")
OPTIONAL = {
    ("EMAIL_URL",): "e-mail is not sent but written to {data_dir}/mail",
    ("OAUTH_KAKAO_CLIENT_ID",): "login by Kakao is off",
    ("OAUTH_NAVER_CLIENT_ID", "OAUTH_NAVER_CLIENT_SECRET"): "login by Naver is off",
    ("OAUTH_GOOGLE_CLIENT_ID", "OAUTH_GOOGLE_CLIENT_SECRET"): "login by Google is off",
    ("OPENAI_API_KEY",): "OpenAI is asked by people's own keys, or without one at OPENAI_BASE_URL",
    ("GOOGLE_API_KEY",): "Google is asked by people's own keys",
    ("SENTRY_DSN",): "errors are logged, not reported",
}


def data_dir_of(given: Mapping[str, str]) -> Path:
    """The directory that keeps the state of this run."""
    return Path(given.get("DATA_DIR") or ROOT / ".data").resolve()


def off(environment: Mapping[str, str]) -> list[str]:
    """A sentence for each optional service that is not configured."""
    missing = [(next((each for each in names if not environment.get(each)), ""), names) for names in OPTIONAL]
    data_dir = environment["DATA_DIR"]
    return [f"{name} is not set: {OPTIONAL[names].format(data_dir=data_dir)}." for name, names in missing if name]


def environment(
    given: Mapping[str, str], embedded: Mapping[str, str], addresses: list[str], port: int, inner: tuple[int, int]
) -> dict[str, str]:
    """Variables for a run: what is given wins over the embedded services, the wiring over both."""
    data_dir, (web, sockets) = embedded["DATA_DIR"], inner
    chosen = {**embedded, "PUBLIC_URL": f"http://{_named(addresses)}:{port}"}
    if given.get("S3_ENDPOINT_URL"):
        _check_storage(given)
        del chosen["S3_PUBLIC_ENDPOINT_URL"]
    chosen |= {name: value for name, value in given.items() if value}
    if not given.get("S3_ENDPOINT_URL"):
        chosen["S3_PUBLIC_ENDPOINT_URL"] = chosen["PUBLIC_URL"]
    return chosen | {
        MARK: data_dir,
        "DATA_DIR": data_dir,
        "HOST": " ".join(addresses),
        "SITE_ADDRESS": f":{port}",
        "WEB_PORT": str(web),
        "SOCKETS_PORT": str(sockets),
        "WEB_UPSTREAM": f"127.0.0.1:{web}",
        "SOCKETS_UPSTREAM": f"127.0.0.1:{sockets}",
        "S3_UPSTREAM": chosen["S3_ENDPOINT_URL"],
        "XDG_DATA_HOME": f"{data_dir}/run",
        "XDG_CONFIG_HOME": f"{data_dir}/run",
        "PYTHONUNBUFFERED": "1",
    }


def _named(addresses: list[str]) -> str:
    if addresses[0] in ("127.0.0.1", "::1", "0.0.0.0", "::"):
        return "localhost"
    return f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]


def _check_storage(given: Mapping[str, str]) -> None:
    missing = [name for name in S3_NEEDS if not given.get(name)]
    if missing:
        raise Misconfigured(f"S3_ENDPOINT_URL is set, so {', '.join(missing)} must be set too.")
