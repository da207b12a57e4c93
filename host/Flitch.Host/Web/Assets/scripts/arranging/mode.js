import { send } from '../boards/sending.js';
import { clear, elementOf, grid, narrow, read, show, titleOf, words } from './board.js';
import { carry } from './carrying.js';
import { moved, resized, same } from './places.js';

// Arranging: begun from the menu, ended by Save or Cancel. Until then nothing is sent, and all places are saved at once.
const bar = document.querySelector('.arrange-bar');
const far = 400;
let before; // as it was when the mode began
let base; // as it was when the tile was taken that is moved now
let now;
let taken;

const tileOf = (tiles, id) => tiles.find((tile) => tile.id === id);

const say = (text) => (bar.querySelector('[role=status]').textContent = text);

const isChanged = () => before && !same(before, now);

const set = (tiles) => {
  now = tiles;
  show(now);
};

const take = (id) => {
  if (taken?.id !== id) {
    base = now;
    taken = { ...tileOf(now, id) };
  }
};

const tell = (id) => say(words(tileOf(now, id)));

const putBack = (id) => {
  set(base);
  taken = undefined;
  say(`${titleOf(id)} is back where it was.`);
};

// By keys a step is one that shows: up and down pass what is in the way.
const stepped = (id, across, down) => {
  const next = { ...taken };
  for (let i = 0; i < far; i++) {
    next.x += across;
    next.y += down;
    if (next.y < 0 || next.x < 0 || next.x + next.w > 12) {
      return undefined;
    }
    const tiles = moved(base, id, next.x, next.y);
    if (!same(tiles, now)) {
      taken = next;
      return tiles;
    }
  }
  return undefined;
};

const grown = (id, across, down) => {
  const tiles = resized(now, id, tileOf(now, id).w + across, tileOf(now, id).h + down);
  taken = undefined;
  return same(tiles, now) ? undefined : tiles;
};

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const press = (event, id) => {
  const step = steps[event.key];
  if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    take(id);
    const tiles = event.shiftKey ? grown(id, ...step) : stepped(id, ...step);
    if (!tiles) {
      say(`${titleOf(id)} goes no further that way.`);
      return;
    }
    set(tiles);
    tell(id);
    elementOf(id).scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Escape') {
    event.preventDefault();
    if (taken?.id === id && !same(base, now)) {
      putBack(id);
    } else if (isChanged()) {
      bar.querySelector('[data-cancels]').focus();
    } else {
      leave();
    }
  }
};

const grab = (event, id) => {
  const isCorner = Boolean(event.target.closest('.tile-grip-corner'));
  if (event.button !== 0 || (event.pointerType === 'touch' && event.target === event.currentTarget)) {
    return;
  }
  taken = undefined;
  take(id);
  const { x, y, w, h } = taken;
  carry(event, id, {
    isCorner,
    tile: () => tileOf(now, id),
    want: (across, down) => set(isCorner ? resized(base, id, w + across, h + down) : moved(base, id, x + across, y + down)),
    done: () => {
      taken = undefined;
      tell(id);
    },
    cancel: () => putBack(id),
  });
};

const gripOf = (element) => {
  const id = element.dataset.tile;
  const grip = Object.assign(document.createElement('button'), { type: 'button', className: 'tile-grip', innerHTML: '<span class="tile-grip-head"></span><span class="tile-grip-corner"></span>' });
  grip.setAttribute('aria-label', `Move ${titleOf(id)}`);
  grip.setAttribute('aria-describedby', 'arrange-keys');
  grip.addEventListener('keydown', (event) => press(event, id));
  grip.addEventListener('pointerdown', (event) => grab(event, id));
  grip.addEventListener('blur', () => (taken = undefined));
  return grip;
};

const enter = () => {
  before = now = read();
  bar.hidden = false;
  bar.querySelector('.alert').hidden = true;
  grid.classList.add('arranging');
  show(now);
  for (const element of grid.querySelectorAll('[data-tile]')) {
    element.querySelector('.tile-body').inert = true;
    element.append(gripOf(element));
  }
  say(narrow.matches ? '' : 'Arranging has begun.');
  (narrow.matches ? bar.querySelector('[data-cancels]') : grid.querySelector('.tile-grip')).focus();
};

const leave = () => {
  before = base = taken = undefined;
  bar.hidden = true;
  grid.classList.remove('arranging');
  clear();
  for (const element of grid.querySelectorAll('[data-tile]')) {
    element.querySelector('.tile-body').inert = false;
    element.querySelector('.tile-grip').remove();
  }
  document.querySelector('.flitch-head .tile-menu > summary').focus();
};

const save = async () => {
  const trouble = bar.querySelector('.alert');
  const { error } = isChanged() ? await send(bar.dataset.saves, now.map(({ id, x, y, w, h }) => ['place', `${id} ${x} ${y} ${w} ${h}`])) : {};
  if (error) {
    trouble.textContent = error;
    trouble.hidden = false;
    return;
  }
  for (const { id, x, y, w, h } of now) {
    const element = elementOf(id);
    element.dataset.place = `${x} ${y} ${w} ${h}`;
    element.className = element.className.replace(/tile-x-.* tile-h-\d+/, `tile-x-${x} tile-score-${Math.floor(y / 20)} tile-y-${y % 20} tile-w-${w} tile-h-${h}`);
  }
  grid.append(...[...now].sort((a, b) => a.y - b.y || a.x - b.x).map(({ id }) => elementOf(id)));
  leave();
};

if (bar) {
  document.addEventListener('click', (event) => event.target.closest('[data-arranges]') && !before && enter());
  bar.querySelector('[data-saves-places]').addEventListener('click', save);
  bar.querySelector('[data-cancels]').addEventListener('click', leave);
  addEventListener('beforeunload', (event) => isChanged() && event.preventDefault());
}
