import { pack } from './places.js';

// The tiles as they stand in the page, and as they would stand.
export const grid = document.querySelector('.tiles[data-version]');

export const narrow = matchMedia('(max-width: 61.99rem)');

const elements = () => [...grid.querySelectorAll(':scope > [data-tile]')];

export const elementOf = (id) => elements().find((element) => element.dataset.tile === id);

export const titleOf = (id) => elementOf(id).querySelector('[data-title]')?.textContent.trim() || 'Remarks';

export const read = () => pack(elements().map((element) => {
  const [x, y, w, h] = element.dataset.place.split(' ').map(Number);
  return { id: element.dataset.tile, x, y, w, h };
}));

export const put = (element, { x, y, w, h }) => {
  for (const [name, value] of Object.entries({ x: x + 1, y: y + 1, w, h })) {
    element.style.setProperty(`--${name}`, value);
  }
};

export const show = (tiles) => tiles.forEach((tile) => put(elementOf(tile.id), tile));

export const clear = () => elements().forEach((element) => ['x', 'y', 'w', 'h'].forEach((name) => element.style.removeProperty(`--${name}`)));

// One cell with the gap behind it, in pixels.
export const cell = () => {
  const style = getComputedStyle(grid);
  return { across: (grid.clientWidth + parseFloat(style.columnGap)) / 12, down: parseFloat(style.gridAutoRows) + parseFloat(style.rowGap) };
};

export const words = ({ id, x, y, w, h }) => `${titleOf(id)}: column ${x + 1}, row ${y + 1}; ${w} of 12 columns wide, ${h} rows high.`;
