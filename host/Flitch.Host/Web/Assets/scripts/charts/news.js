import { load, tiles } from './tiles.js';

// A refresh in the background changes datasets: the tiles that are made of them fetch their content anew, in place.
const board = document.querySelector('[data-news]');
let known;
let source;

const tell = (now) => {
  const changed = known ? Object.keys(now).filter((name) => known[name] !== now[name]) : [];
  known = now;
  for (const tile of changed.length > 0 ? tiles() : []) {
    if (tile.dataset.src && (tile.dataset.datasets ?? '').split(' ').some((name) => changed.includes(name))) {
      load(tile);
    }
  }
};

const look = () => {
  if (!board || document.hidden) {
    source?.close();
    source = undefined;
  } else if (!source) {
    source = new EventSource(board.dataset.news);
    source.addEventListener('news', (event) => tell(JSON.parse(event.data)));
  }
};

document.addEventListener('visibilitychange', look);
look();
