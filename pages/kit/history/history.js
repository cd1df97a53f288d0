// Writes the address that the server asks for into the window around this frame: see pages/kit/address.py. It also does
// what only a browser can: copy that address, name a picture that is saved, begin another scene at the top, and keep a
// link in the words where the reader is.
//
// The server shows it as <span data-address data-page data-turn data-entry>, anywhere on the page; the span of the
// highest turn is the latest. Streamlit itself would make a new entry of the history of each move of a control.
// Where the app stands in a frame, as on Streamlit Community Cloud, the page around it shows the address: Streamlit's
// own message asks it to.

const around = window.parent;
const root = around.document.documentElement;

function latest() {
  const notes = [...around.document.querySelectorAll("[data-address]")];
  return notes.reduce((a, b) => (Number(a?.dataset.turn ?? 0) > Number(b.dataset.turn) ? a : b), undefined);
}

function write() {
  const note = latest();
  const here = around.location;
  if (!note || Number(note.dataset.turn) <= Number(root.dataset.written ?? 0)) return;
  if (here.pathname.split("/").pop() !== note.dataset.page) return;  // another page is already open
  root.dataset.written = note.dataset.turn;
  const wanted = new URLSearchParams(note.dataset.address);
  const now = new URLSearchParams(here.search);
  for (const [name, value] of now) if (name.startsWith("embed")) wanted.append(name, value);
  if (wanted.toString() === now.toString()) return;
  const query = wanted.toString() ? `?${wanted}` : "";
  const step = note.dataset.entry === "new" ? "pushState" : "replaceState";
  around.history[step](around.history.state, "", here.pathname + query + here.hash);
  if (performance.now() - asked < 1000) copy(link());
  if (step === "pushState" && wanted.get("scene") !== now.get("scene")) showFromTheTop();
  if (around.parent !== around) {
    around.parent.postMessage({ stCommVersion: 1, type: "SET_QUERY_PARAM", queryParams: query }, "*");
  }
}

// Another scene begins at the top of the page, and its name in the row of scenes is in view.
function showFromTheTop() {
  around.document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0 });
  around.document.querySelector(".st-key-scenes [aria-checked=true]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

// What a picture's toolbar saves is named by the page and what it shows: Streamlit names every file by the minute.
function named(download) {
  const shown = [...new URLSearchParams(latest()?.dataset.address ?? "")].map(([name, value]) => `${name}-${value}`);
  const name = [latest()?.dataset.page || "home", ...shown].join("_").replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 120);
  return download.replace(/^.*_chart\./, `${name}.`);
}

// A value that was typed just before the click on "Link to this" comes into the address after it.
let asked = -Infinity;

// Community Cloud shows the app in a frame below /~/+/, at the address without it.
const link = () => around.location.href.replace("/~/+/", "/");

// A browser lets a page copy only shortly after a click, and without encryption only by the old command.
function copy(text) {
  if (around.navigator.clipboard) return around.navigator.clipboard.writeText(text).catch(() => copyAsBefore(text));
  copyAsBefore(text);
}

function copyAsBefore(text) {
  const field = around.document.createElement("textarea");
  field.value = text;
  around.document.body.append(field);
  field.select();
  around.document.execCommand("copy");
  field.remove();
}

// A link in the words to another page opens where the reader is, in a frame, too: Streamlit would open a new tab.
function keepHere(anchor) {
  const there = new URL(anchor.href);
  if (there.origin !== around.location.origin) return;
  for (const [name, value] of new URLSearchParams(around.location.search)) {
    if (name.startsWith("embed") && !there.searchParams.has(name)) there.searchParams.append(name, value);
  }
  anchor.target = "_self";
  anchor.href = there;
}

function clicked(event) {
  const anchor = event.target.closest?.("[data-testid=stMarkdownContainer] a[target=_blank]");
  if (anchor) keepHere(anchor);
  const saved = event.target.closest?.("a[download]");
  if (saved?.download.includes("_chart.")) saved.download = named(saved.download);
  if (event.target.closest?.(".st-key-link-to-this button")) {
    asked = performance.now();
    copy(link());
  }
}

around.document.addEventListener("click", clicked, true);
addEventListener("pagehide", () => around.document.removeEventListener("click", clicked, true));
new MutationObserver(write).observe(around.document.body, { childList: true, subtree: true });
write();

const tell = (type, more) => around.postMessage({ isStreamlitMessage: true, type: `streamlit:${type}`, ...more }, "*");
tell("componentReady", { apiVersion: 1 });
tell("setFrameHeight", { height: 0 });
