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
