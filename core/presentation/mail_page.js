// What the page knows is in this memory alone: what its address holds, then what each request answered.
const known = {};
for (const name of ["token", "project_id"]) {
  const value = new URLSearchParams(location.search).get(name) ?? "";
  known[name] = /^[\w-]+$/.test(value) ? value : "";
}
const at = (path, from = known) => path.split(".").reduce((part, name) => part?.[name], from);
const filled = (text) => text.replace(/{([\w.]+)}/g, (_, path) => at(path) ?? "");
const say = (text) => { document.querySelector("p[role=status]").textContent = text; };
const hide = () => { for (const part of document.querySelectorAll("form, [data-when]")) part.hidden = true; };

const bodyOf = (names, given) => {
  const all = {...known, ...given}, body = {};
  for (const path of names.filter((name) => name in all)) {
    const parts = path.split("."), last = parts.pop();
    parts.reduce((part, name) => (part[name] ??= {}), body)[last] = all[path];
  }
  return names.length ? JSON.stringify(body) : undefined;
};
const send = async ([method, path, names], given) => {
  const headers = {"Content-Type": "application/json"};
  if (known.access_token && !path.startsWith("/v2/auth/")) headers.Authorization = `Bearer ${known.access_token}`;
  const response = await fetch(filled(path), {method, headers, body: bodyOf(names, given), keepalive: true});
  const answer = response.status === 204 ? {} : await response.json();
  if (!response.ok) throw answer;
  Object.assign(known, answer);
};

// The session was for this alone: it ends with the work, with whatever refuses that, and with the page.
const LOG_IN = "/v2/auth/login", LOG_OUT = ["POST", "/v2/auth/logout", ["refresh_token"]];
const logOut = async () => {
  if (!known.refresh_token) return;
  try {
    await send(LOG_OUT, {});
  } catch (problem) {
    if (!(problem.status < 500)) return;
  }
  known.access_token = known.refresh_token = undefined;
};
window.onpagehide = logOut;

const holds = (when) => Object.entries(when).every(
  ([path, value]) => at(path) === (typeof value === "string" ? filled(value) : value));
const shown = ({as, terms}, value) => {
  if (terms) return JSON.parse(terms)[value];
  return as === "time" && value ? new Date(value).toLocaleString("ko-KR", {dateStyle: "long", timeStyle: "short"}) : value;
};
const show = () => {
  for (const part of document.querySelectorAll("[data-when]")) part.hidden = !holds(JSON.parse(part.dataset.when));
  for (const fact of document.querySelectorAll("dd")) {
    fact.textContent = shown(fact.dataset, at(fact.dataset.fact)) ?? "";
    fact.hidden = fact.previousElementSibling.hidden = !fact.textContent;
  }
  for (const field of document.querySelectorAll("input[data-known]")) field.value ||= at(field.dataset.known) ?? "";
};
const restart = () => { for (const form of document.forms) form.hidden = "when" in form.dataset; };
const explained = (problem, form) => (problem.errors ?? [problem]).map(({pointer, detail}) => {
  const field = pointer && form.elements[pointer.slice(1).replaceAll("/", ".")];
  field?.setAttribute("aria-invalid", "true");
  return field ? `${field.labels[0].textContent.trim()}: ${detail}` : detail;
}).join("\n");

for (const form of document.forms) form.onsubmit = async (event) => {
  event.preventDefault();
  const {ask, opens, done, steps} = form.dataset, button = form.querySelector("button");
  if (ask && !confirm(ask)) return;
  for (const field of form.elements) field.removeAttribute("aria-invalid");
  button.disabled = true;
  const session = known.refresh_token;
  try {
    const given = Object.fromEntries(new FormData(form));
    for (const step of JSON.parse(steps)) {
      if (step[1] === LOG_IN) await logOut();
      await send(step, given);
    }
    hide();
    if (opens) show();
    const stuck = opens && [...document.forms].every((each) => each.hidden);
    say(stuck ? document.body.dataset.nothing : filled(done));
    if (stuck || !opens) await logOut();
  } catch (problem) {
    say(problem.status ? explained(problem, form) : document.body.dataset.failed);
    await logOut();
    if ([404, 410].includes(problem.status)) hide();
    else if (session && !known.refresh_token) restart();
  }
  button.disabled = false;
};
