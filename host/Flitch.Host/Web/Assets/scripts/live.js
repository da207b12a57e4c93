import htmx from 'htmx.org/dist/htmx.esm.js';

// <div data-live="/live/…">: the server sends the part's new content as server-sent events, and it is put in place as long as the page shows it.
// The browser's own EventSource reconnects by itself until the server answers that nothing more will come.
const open = new Map();

const follow = (element) => {
  const source = new EventSource(element.dataset.live);
  open.set(element, source);
  source.addEventListener('part', (event) => htmx.swap({ sourceElement: element, target: element, text: event.data, swap: 'innerMorph' }));
};

const leave = (element) => {
  open.get(element)?.close();
  open.delete(element);
};

const look = () => {
  for (const element of open.keys()) {
    if (!element.isConnected) {
      leave(element);
    }
  }
  for (const element of document.querySelectorAll('[data-live]')) {
    if (!open.has(element)) {
      follow(element);
    }
  }
};

document.addEventListener('DOMContentLoaded', look);
document.addEventListener('htmx:after:swap', look);
