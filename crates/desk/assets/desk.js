// The desk without this script: everything can be read and decided. With it: live counts, keys, and words chosen with the
// pointer. Nothing is fetched from anywhere but the desk itself.
"use strict";

// Counts that change while the page is open.
for (const part of document.querySelectorAll("[data-live]")) {
  const events = new EventSource(part.dataset.live);
  events.onmessage = (event) => {
    const counts = JSON.parse(event.data);
    for (const shown of part.querySelectorAll("[data-count]")) {
      const now = counts[shown.dataset.count];
      if (now !== undefined && shown.textContent !== String(now)) shown.textContent = now;
    }
  };
  addEventListener("pagehide", () => events.close());
}

// Words chosen in the text, as the places of their first and last letter in Unicode scalars.
const text = document.getElementById("text");

function scalars(string) {
  return [...string].length;
}

// The place of a point in the page among the letters of the article; nothing outside it.
function placeOf(node, offset) {
  if (!text || !text.contains(node)) return null;
  if (node.nodeType !== Node.TEXT_NODE) {
    const after = node.childNodes[offset];
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let last = null;
    while (walker.nextNode()) {
      const here = walker.currentNode;
      const follows = after && (after.contains(here) || after.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING);
      if (follows) return placeOf(here, 0);
      if (!after && node.contains(here)) last = here;
    }
    return last ? placeOf(last, last.data.length) : null;
  }
  const run = node.parentElement.closest("[data-at]");
  return run ? Number(run.dataset.at) + scalars(node.data.slice(0, offset)) : null;
}

let chosen = null;
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start !== null && end !== null && start < end) chosen = { start, end };
});

// A click on a mark chooses its words.
if (text) {
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || !getSelection().isCollapsed) return;
    const start = Number(mark.dataset.at);
    chosen = { start, end: start + scalars(mark.textContent) };
    getSelection().selectAllChildren(mark);
  });
}

// The chosen words go into a value, and what the reader makes of them beside it.
async function pick(slot) {
  if (!chosen || !text) return;
  const query = new URLSearchParams({ slot, start: chosen.start, end: chosen.end });
  const answer = await fetch(`/articles/${text.dataset.article}/words?${query}`);
  if (!answer.ok) return;
  const said = await answer.json();
  const form = document.getElementById("report");
  form.elements[`q_${slot}`].value = said.quote;
  const first = said.meanings[0];
  for (const [field, value] of Object.entries(first ? first.fields : {})) {
    if (form.elements[field]) form.elements[field].value = value;
  }
  form.elements[`q_${slot}`].focus();
}

for (const button of document.querySelectorAll("[data-pick]")) {
  button.hidden = false;
  button.addEventListener("click", () => pick(button.dataset.pick));
}

// A new report of the words that are chosen.
const adding = document.querySelector("form.adding");
if (adding) {
  adding.addEventListener("submit", () => {
    if (adding.elements.words.value.trim() || !chosen) return;
    adding.elements.start.value = chosen.start;
    adding.elements.end.value = chosen.end;
  });
}

// Keys by their place on the keyboard: they are the same on an Arabic layout. They can be turned off, and are off while
// somebody types.
const keys = document.getElementById("keys");
if (keys) {
  keys.checked = localStorage.getItem("keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));
  const actions = { KeyA: "accept", KeyR: "reject", KeyS: "skip", KeyU: "undo", KeyF: "flag" };
  const slots = ["trigger", "date", "place", "killed", "wounded", "actor1", "actor2"];
  const press = (action) => {
    const button = document.querySelector(`[data-key="${action}"]`);
    if (button) button.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat || event.altKey || event.metaKey) return;
    const field = event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea");
    if (event.ctrlKey) {
      if (event.code === "Enter" && field && field.form && field.form.id === "report") {
        event.preventDefault();
        press("accept");
      }
      return;
    }
    if (field) {
      if (event.code === "Escape") field.blur();
      return;
    }
    if (!keys.checked) return;
    const digit = /^Digit([1-7])$/.exec(event.code);
    if (digit) {
      pick(slots[Number(digit[1]) - 1]);
    } else if (actions[event.code] === "flag" && !document.getElementById("question").value.trim()) {
      document.getElementById("question").focus();
    } else if (actions[event.code]) {
      press(actions[event.code]);
    } else if (event.code === "KeyN") {
      if (chosen) adding.requestSubmit();
      else adding.elements.words.focus();
    } else if (event.code === "KeyE") {
      document.querySelector("#report select, #report input:not([type=hidden])").focus();
    } else if (event.code === "KeyJ" || event.code === "KeyK") {
      const tabs = [...document.querySelectorAll(".tabs a")];
      const here = tabs.findIndex((tab) => tab.hasAttribute("aria-current"));
      const next = tabs[here + (event.code === "KeyJ" ? 1 : -1)];
      if (next) next.click();
    } else {
      return;
    }
    event.preventDefault();
  });
}

// A question that is being answered: its share, and then its answer.
for (const part of document.querySelectorAll("[data-job]")) {
  const events = new EventSource(part.dataset.job);
  events.onmessage = (event) => {
    const { percent, done } = JSON.parse(event.data);
    const bar = part.querySelector("progress");
    if (bar) bar.value = percent;
    if (done) {
      events.close();
      location.reload();
    }
  };
  addEventListener("pagehide", () => events.close());
}
