import htmx from 'htmx.org/dist/htmx.esm.js';
import { onReached, reached, unreachable } from './reach.js';

// <div data-live="/live/…">: the server sends the part's new content as server-sent events, and it is put in place as long as the page shows it and somebody sees the
// page. The browser's own EventSource reconnects by itself, but gives up for good at any answer that is no stream: Flitch's own word that nothing more will come, or
// that of a proxy which does not reach Flitch.
const open = new Map();
const interrupted = new Set();

// Whoever was at something that is gone (a button of a run that has ended) stays where it was, and is not sent back to the top of the page.
const swap = async (element, how) => {
  const wasInside = element.contains(document.activeElement);
  await htmx.swap({ sourceElement: element, ...how });
  if (wasInside && !element.contains(document.activeElement)) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
};

// EventSource does not tell which answer it gave up at.
const isOver = async (address) => {
  const question = new AbortController();
  try {
    const { status } = await fetch(address, { signal: question.signal, redirect: 'manual', cache: 'no-store' });
    return status === 204 || (status < 500 && status !== 200 && status !== 408 && status !== 429);
  } catch {
    return false;
  } finally {
    question.abort();
  }
};

const giveUp = async (element, source) => {
  if (!(await isOver(element.dataset.live)) && open.get(element) === source) {
    interrupted.add(element);
    unreachable();
  }
};

const follow = (element) => {
  const source = new EventSource(element.dataset.live);
  open.set(element, source);
  source.addEventListener('open', reached);
  source.addEventListener('error', () => (source.readyState === EventSource.CLOSED ? giveUp(element, source) : unreachable()));
  source.addEventListener('part', (event) => swap(element, { target: element, text: event.data, swap: 'innerMorph' }));
  source.addEventListener('piece', (event) => {
    const id = /\bid="([^"]+)"/.exec(event.data)?.[1];
    const target = id && element.querySelector(`#${CSS.escape(id)}`);
    if (target) {
      swap(element, { target, text: event.data, swap: 'outerMorph' });
    }
  });
};

const leave = (element) => {
  open.get(element)?.close();
  open.delete(element);
  interrupted.delete(element);
};

// A browser keeps few connections to a host open: a page that nobody sees gives its own away.
const look = () => {
  for (const element of open.keys()) {
    if (!element.isConnected || document.hidden) {
      leave(element);
    }
  }
  for (const element of document.hidden ? [] : document.querySelectorAll('[data-live]')) {
    if (!open.has(element)) {
      follow(element);
    }
  }
};

onReached(() => {
  for (const element of interrupted) {
    leave(element);
  }
  look();
});

document.addEventListener('DOMContentLoaded', look);
document.addEventListener('visibilitychange', look);
document.addEventListener('htmx:after:swap', look);
