// Hinomi's own module: theme, time zone, clocks, keys, dialogs. Everything here improves a page that works without it.
// No inline handlers: behaviour hangs on data- attributes. htmx swaps are covered by delegation and `refresh`.

const root = document.documentElement;
const language = root.lang || "ja";

// The server's clock rules: pages carry data-now, so a wrong clock on the analyst's machine moves no deadline.
const serverNowMs = Date.parse(root.dataset.now ?? "");
const startedAtMs = performance.now();
const nowMs = () => (Number.isNaN(serverNowMs) ? Date.now() : serverNowMs + (performance.now() - startedAtMs));

// ---- theme: light, dark, or as the system says. The cookie lets the server render data-theme without a flash.
const themes = ["system", "light", "dark"];
const remember = (name, value) => { document.cookie = `hinomi-${name}=${value}; path=/; max-age=31536000; samesite=lax`; };
const recall = (name) => document.cookie.match(new RegExp(`(?:^|; )hinomi-${name}=([^;]*)`))?.[1];

function showTheme(theme) {
  if (theme === "system") delete root.dataset.theme; else root.dataset.theme = theme;
  for (const label of document.querySelectorAll("[data-theme-label]")) label.hidden = label.dataset.themeLabel !== theme;
}
function nextTheme() {
  const theme = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
  remember("theme", theme);
  showTheme(theme);
}

// ---- time zone: JST by default, `t` switches to UTC. The server renders JST; datetime always holds the instant in UTC.
let zone = recall("zone") === "UTC" ? "UTC" : "JST";
const zoneNames = { JST: "Asia/Tokyo", UTC: "UTC" };

function timeText(instant, shape) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-GB", {
    timeZone: zoneNames[zone], year: "numeric", month: "2-digit", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  }).formatToParts(instant).map((part) => [part.type, part.value]));
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  if (shape === "minute") return `${parts.hour}:${parts.minute}`;
  if (shape === "second") return `${parts.hour}:${parts.minute}:${parts.second}`;
  if (shape === "day") return day;
  if (shape === "short") return `${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
  if (shape === "stamp") return `${parts.month}-${parts.day} ${parts.hour}:${parts.minute}:${parts.second}`;
  if (shape === "moment") return `${day} ${parts.hour}:${parts.minute}:${parts.second}`;
  return `${day} ${parts.hour}:${parts.minute}`;
}
function showTimes(scope = document) {
  for (const time of scope.querySelectorAll("time[data-shape]")) {
    time.textContent = timeText(new Date(time.dateTime), time.dataset.shape);
  }
  for (const name of document.querySelectorAll("[data-zone-name]")) name.textContent = zone;
}
function switchZone() {
  zone = zone === "JST" ? "UTC" : "JST";
  remember("zone", zone);
  showTimes();
}

// ---- the 30-minute clocks. Text changes once a minute at most, so screen readers are left in peace (no aria-live).
const SOON_MIN = 10;
const MINUTE_MS = 60_000;

function showClock(clock, atMs) {
  const leftMs = Date.parse(clock.dataset.due) - atMs;
  const state = leftMs < 0 ? "overdue" : leftMs <= SOON_MIN * MINUTE_MS ? "soon" : "running";
  const minutes = leftMs < 0 ? Math.floor(-leftMs / MINUTE_MS) : Math.ceil(leftMs / MINUTE_MS);
  clock.dataset.clock = state;
  clock.closest("[data-clock-row]")?.setAttribute("data-clock-row", state);
  const number = clock.querySelector("[data-clock-minutes]");
  if (number.textContent !== String(minutes)) number.textContent = String(minutes);
}
function tick() {
  const atMs = nowMs();
  for (const clock of document.querySelectorAll("[data-due]")) showClock(clock, atMs);
}

// ---- keys. j/k walk the queue's links, Enter is the browser's own; other keys click what data-key names.
const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

function walk(step) {
  const links = [...document.querySelectorAll("[data-queue] [data-row-link]")];
  if (links.length === 0) return;
  const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, here + step));
  links[next].focus();
  links[next].closest("tr").scrollIntoView({ block: "nearest" });
}
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return; // Escape is the dialog's own
  if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "t") switchZone();
  else if (event.key === "?") openDialog("help");
  else if (/^[a-z]$/.test(event.key)) document.querySelector(`[data-key="${event.key}"]`)?.click();
  else return;
  event.preventDefault();
}

// ---- dialogs: <button data-dialog="id">, <button data-close>. Without a script the target stays an ordinary section.
function openDialog(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
}
// A suggested reason fills the text field that data-fill names; the analyst may still change it.
function fill(source) {
  const field = document.getElementById(source.dataset.fill);
  if (field) field.value = source.dataset.text ?? "";
}
function onClick(event) {
  const source = event.target.closest("[data-dialog], [data-close], [data-action], [data-fill]");
  if (!source) return;
  if (source.dataset.dialog) openDialog(source.dataset.dialog);
  else if ("close" in source.dataset) source.closest("dialog").close();
  else if (source.dataset.action === "theme") nextTheme();
  else if (source.dataset.action === "zone") switchZone();
  else if (source.dataset.fill) fill(source);
}

// ---- the queue comes anew every 15 s (htmx keeps the focus by id). Only a count of what is new is said aloud.
const rowIds = () => [...document.querySelectorAll("[data-queue] [data-row-link]")].map((link) => link.id);
let known = new Set(rowIds());

function sayNews() {
  const news = document.getElementById("queue-news");
  if (!news) return;
  const ids = rowIds();
  const fresh = ids.filter((id) => !known.has(id)).length;
  known = new Set(ids);
  if (fresh > 0) news.textContent = (fresh === 1 ? news.dataset.one : news.dataset.many).replace("{0}", String(fresh));
}

function refresh(scope = document) { showTimes(scope); tick(); }

showTheme(root.dataset.theme ?? recall("theme") ?? "system");
refresh();
setInterval(tick, 1000);
document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
document.addEventListener("htmx:beforeSwap", (event) => {
  // Signed out meanwhile: the answer is another page.
  if (event.detail.target?.id === "live" && !event.detail.serverResponse.includes('id="live"')) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});
document.addEventListener("htmx:afterSwap", () => { refresh(); sayNews(); });
