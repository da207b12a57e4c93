import { settled } from '../charts/tiles.js';

// On paper there is light only; theme.js sees to that, and charts are drawn as wide as the paper (charts/tiles.js).
document.addEventListener('click', async (event) => {
  if (event.target.closest('[data-prints]')) {
    await settled();
    print();
  }
});
