"""Where the link in the mail leads when no front end takes it: one button, because mail scanners open links too."""

from django.http import HttpRequest, HttpResponse

_PAGE = """<!doctype html><html lang="ko"><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<title>VideoPlanet</title><style>body{font:16px/1.6 system-ui;max-width:30rem;margin:4rem auto;padding:0 1rem}</style>
<h1>이메일 인증 <small lang="en">Verify your e-mail</small></h1>
<button>인증하기 / Verify</button><p role="status"></p>
<script>
document.querySelector("button").onclick = async () => {
  const token = new URLSearchParams(location.search).get("token");
  const headers = {"Content-Type": "application/json"}, body = JSON.stringify({token});
  const answer = await fetch("/v2/auth/verify-email", {method: "POST", headers, body});
  document.querySelector("p").textContent =
    answer.ok ? "인증되었습니다. / Verified." : (await answer.json()).detail;
};
</script></html>"""


def verification_page(request: HttpRequest) -> HttpResponse:
    """The page is the same for every token."""
    return HttpResponse(_PAGE, headers={"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
