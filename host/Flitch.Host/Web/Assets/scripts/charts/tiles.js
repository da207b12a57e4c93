import { draw } from './draw.js';
import { localise } from './figures.js';
import { openTrace } from './traces.js';

// Each tile fetches its own content, so that one that fails, or takes long, never keeps another back.
const charts = new Map();
const loading = new Set();

const forget = (tile) => {
  charts.get(tile)?.dispose();
  charts.delete(tile);
};

const chartOf = (tile) => tile.querySelector('[data-chart]');

const paint = (tile) => {
  const element = chartOf(tile);
  forget(tile);
  if (!element) {
    return;
  }
  const model = JSON.parse(element.dataset.chart);
  if (element.clientWidth === 0) {
    return;
  }
  charts.set(tile, draw(element, model, (series, at) => {
    if (!series.figure) {
      return; // others, gathered
    }
    const query = new URLSearchParams({ figure: series.figure });
    for (const [column, value] of [...Object.entries(series.keys), [model.xColumn, model.x[at]]]) {
      if (column) {
        query.append(value === null ? `n.${column}` : `v.${column}`, value ?? '');
      }
    }
    openTrace(`${tile.dataset.trace}&${query}`);
  }));
};

/** Shows what a tile's body says now. */
export const refit = (tile) => {
  localise(tile);
  paint(tile);
};

const failed = (text) => {
  const box = document.createElement('p');
  box.className = 'text-secondary m-3';
  box.textContent = text;
  return box;
};

const fetchInto = async (tile) => {
  const body = tile.querySelector('.tile-body');
  tile.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(tile.dataset.src, { headers: { 'HX-Request': 'true' }, cache: 'no-store' });
    const text = await answer.text();
    forget(tile);
    if (answer.redirected || answer.status === 401) {
      body.replaceChildren(failed('You are signed out. Reload the page to sign in.'));
    } else {
      body.innerHTML = text;
      localise(body);
      paint(tile);
    }
  } catch {
    body.replaceChildren(failed('Flitch could not be reached. Reload the page when it is back.'));
  } finally {
    tile.removeAttribute('aria-busy');
    tile.dataset.drawn = 'yes';
  }
};

export const load = (tile) => {
  const work = fetchInto(tile).finally(() => loading.delete(work));
  loading.add(work);
  return work;
};

// Whatever is on its way has arrived.
export const settled = () => Promise.all(loading);

export const tiles = () => [...document.querySelectorAll('[data-tile]')];

const begin = () => {
  tiles().forEach((tile) => sizes.observe(tile.querySelector('.tile-body')));
  document.querySelectorAll('[data-preview]').forEach(refit);
  for (const tile of tiles().filter((t) => t.dataset.src)) {
    load(tile);
  }
};

// Light and dark are drawn anew at once, other sizes when they have come to rest. For paper they are drawn before it is laid out, where a chart follows the paper's width.
const paper = matchMedia('print');
const again = () => paper.matches || [...charts.keys()].forEach(paint);
const fits = (tile) => chartOf(tile)?.clientWidth === charts.get(tile).getWidth() && chartOf(tile).clientHeight === charts.get(tile).getHeight();
const resized = new Set();
let pending;
const rest = () => {
  for (const tile of paper.matches ? [] : resized) {
    if (charts.has(tile) && !fits(tile)) {
      paint(tile);
    }
  }
  resized.clear();
};

const sizes = new ResizeObserver((entries) => {
  entries.forEach((entry) => resized.add(entry.target.closest('[data-tile]')));
  clearTimeout(pending);
  pending = setTimeout(rest, 120);
});

new MutationObserver(again).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });
addEventListener('beforeprint', again);
addEventListener('afterprint', again);

// All of a tile's charts, or the first ones again, in its own place.
// A chart's figures are fetched when somebody opens them.
document.addEventListener('toggle', async (event) => {
  const figures = event.target;
  if (!figures.open || !figures.dataset.figures || figures.dataset.asked) {
    return;
  }
  figures.dataset.asked = 'yes';
  const place = figures.querySelector('summary').nextElementSibling;
  try {
    const answer = await fetch(figures.dataset.figures, { headers: { 'HX-Request': 'true' }, cache: 'no-store' });
    if (answer.redirected || !answer.ok) {
      throw new Error(answer.statusText);
    }
    place.outerHTML = await answer.text();
    localise(figures);
  } catch {
    place.textContent = 'The figures could not be fetched. Close and open them to try again.';
    delete figures.dataset.asked;
  }
}, true);

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-facets]');
  const tile = link?.closest('[data-tile]');
  if (tile && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    tile.dataset.src = link.getAttribute('href');
    load(tile);
  }
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-png]');
  const tile = button?.closest('[data-tile]');
  const chart = tile && charts.get(tile);
  if (chart) {
    const ground = getComputedStyle(tile).backgroundColor;
    Object.assign(document.createElement('a'), { href: chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: ground }), download: `${button.dataset.png}.png` }).click();
  }
});

document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', begin) : begin();
