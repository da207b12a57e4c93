import { localise } from './figures.js';

// A figure's trace opens over the page; without a script its link leads to the same as a page of its own.
const dialog = () => document.getElementById('trace');

export const openTrace = async (address) => {
  if (!dialog()) {
    return; // a preview
  }
  const place = dialog().querySelector('.trace-body');
  place.textContent = 'One moment…';
  dialog().showModal();
  try {
    const answer = await fetch(address, { headers: { 'HX-Request': 'true' }, cache: 'no-store' });
    place.innerHTML = await answer.text();
    localise(place);
  } catch {
    place.textContent = 'Flitch could not be reached.';
  }
};

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-traces]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && dialog()) {
    event.preventDefault();
    openTrace(link.href);
  }
});
