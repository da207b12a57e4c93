// When Flitch does not answer any more, the page says so; it goes on by itself as soon as Flitch is back. A stream that ends in good order is open again within a second,
// of which nobody needs to hear.
const patience = 3000;
let waiting;
let notice;

const show = () => {
  notice ??= Object.assign(document.createElement('div'), { className: 'unreachable alert alert-warning', role: 'status' });
  notice.textContent = 'Flitch cannot be reached. Is it running? This page goes on by itself when it is.';
  document.body.append(notice);
};

export const unreachable = () => {
  waiting ??= setTimeout(show, patience);
};

export const reached = () => {
  clearTimeout(waiting);
  waiting = undefined;
  notice?.remove();
};
