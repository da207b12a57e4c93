// When Flitch does not answer any more, the page says so; it goes on by itself as soon as Flitch is back. A stream that ends in good order is open again within a second,
// of which nobody needs to hear.
const patience = 3000;
const pauses = { first: 2000, longest: 15000, growth: 1.5 };
const whenReached = new Set();
let asking;
let pause = pauses.first;
let notice;

const show = () => {
  notice ??= Object.assign(document.createElement('div'), { className: 'unreachable alert alert-warning', role: 'status' });
  notice.textContent = 'Flitch cannot be reached. Is it running? This page goes on by itself when it is.';
  document.body.append(notice);
};

export const onReached = (then) => whenReached.add(then);

export const reached = () => {
  clearTimeout(asking);
  asking = undefined;
  pause = pauses.first;
  notice?.remove();
  whenReached.forEach((then) => then());
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
    pause = Math.min(pause * pauses.growth, pauses.longest);
  }
};

export const unreachable = (after = patience) => {
  asking ??= setTimeout(ask, after);
};

// What a person asked for did not arrive: that is told at once.
document.addEventListener('htmx:error', () => unreachable(0));
