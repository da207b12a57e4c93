import { refit } from '../charts/tiles.js';

// The preview follows the form: what the server makes of it is put beside it a moment after each change.
const form = document.querySelector('form[data-tile-form]');
const tile = document.querySelector('[data-preview]');
const problem = document.querySelector('[data-problem]');
let pending;
let asking;

const ask = async () => {
  asking?.abort();
  asking = new AbortController();
  const fields = new FormData(form);
  fields.set('preview', 'yes');
  tile.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, { method: 'POST', body: fields, signal: asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const made = page.querySelector('[data-preview] .tile-body');
    if (made) {
      tile.querySelector('.tile-body').replaceWith(document.adoptNode(made));
      problem.replaceChildren(...[...page.querySelector('[data-problem]').children].map((child) => document.adoptNode(child)));
      refit(tile);
    }
    tile.removeAttribute('aria-busy');
  } catch (error) {
    if (error.name !== 'AbortError') {
      tile.removeAttribute('aria-busy'); // the button asks again, and says what is wrong
    }
  }
};

form?.addEventListener('change', (event) => {
  if (!event.target.matches('[data-submits]')) {
    clearTimeout(pending);
    pending = setTimeout(ask, 150);
  }
});
form?.addEventListener('submit', () => {
  clearTimeout(pending);
  asking?.abort();
});
