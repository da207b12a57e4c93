// When Flitch does not answer any more, the page says so; it goes on by itself as soon as Flitch is back. A stream that ends in good order is open again within a second,
// of which nobody needs to hear.
const patience = 3000;
const pause = 2000;
let asking;
let notice;

const show = () => {
  notice ??= Object.assign(document.createElement('div'), { className: 'unreachable alert alert-warning', role: 'status' });
  notice.textContent = 'Flitch cannot be reached. Is it running? This page goes on by itself when it is.';
  document.body.append(notice);
};

export const reached = () => {
  clearTimeout(asking);
  asking = undefined;
  notice?.remove();
};

const ask = async () => {
  try {
    const answer = await fetch('/health/live', { cache: 'no-store' });
    if (!answer.ok) {
      throw new Error(`${answer.status}`); // a proxy's word, and not Flitch's
    }
    reached();
  } catch {
    show();
    asking = setTimeout(ask, pause);
  }
};

export const unreachable = (after = patience) => {
  asking ??= setTimeout(ask, after);
};

// What a person asked for did not arrive: that is told at once.
document.addEventListener('htmx:error', () => unreachable(0));
