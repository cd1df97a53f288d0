// Writes the address that the server asks for into the window around this frame: see pages/kit/address.py.
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
  if (around.parent !== around) {
    around.parent.postMessage({ stCommVersion: 1, type: "SET_QUERY_PARAM", queryParams: query }, "*");
  }
}

new MutationObserver(write).observe(around.document.body, { childList: true, subtree: true });
write();

const tell = (type, more) => around.postMessage({ isStreamlitMessage: true, type: `streamlit:${type}`, ...more }, "*");
tell("componentReady", { apiVersion: 1 });
tell("setFrameHeight", { height: 0 });
