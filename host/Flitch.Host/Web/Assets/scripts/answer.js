// An answer of the console: grid or chart, and kept as a tile. The drawing is that of tiles, and is fetched when somebody wants to see it.
const consoleForm = document.getElementById('console');
const place = document.getElementById('answer');
let chart;
let asked = 0;

const tile = () => document.getElementById('tile');

const said = (text) => Object.assign(document.createElement('p'), { className: 'm-3 text-secondary', textContent: text });

// What the grid shows of the columns that are drawn, digit for digit.
const shown = (names) => {
  const heads = [...place.querySelectorAll('.sql-grid thead th')];
  const columns = heads.map((th, index) => ({ index, name: th.dataset.name, type: th.dataset.type })).filter(({ name }) => names.has(name));
  const rows = [...place.querySelectorAll('.sql-grid tbody tr')].map((tr) => columns.map(({ index }) => tr.cells[index].querySelector('bdi')?.textContent ?? null));
  return JSON.stringify({ columns: columns.map(({ name, type }) => [name, type]), rows });
};

// Columns that are neither figures nor numbers part the rows, named or not: they are drawn as well.
const wanted = (form) => {
  const texts = [...form.elements.series.options].map((o) => o.value);
  return new Set([...texts, form.elements.sql_x.value, ...new FormData(form).getAll('values')].filter(Boolean));
};

const paint = async () => {
  const form = tile();
  const box = document.getElementById('chart');
  if (!box || box.closest('[hidden]')) {
    return;
  }
  const mine = ++asked;
  const body = new FormData(form);
  body.set('kind', form.elements.chart.value);
  body.delete('sql');
  body.set('shown', shown(wanted(form)));
  try {
    const [{ draw }, answer] = await Promise.all([import(consoleForm.dataset.charts), fetch('/sql/chart', { method: 'POST', body, headers: { 'HX-Request': 'true' } })]);
    const text = await answer.text();
    if (mine !== asked) {
      return; // something else was chosen meanwhile
    }
    chart?.dispose();
    chart = undefined;
    box.innerHTML = text;
    const element = box.querySelector('[data-chart]');
    if (element) {
      chart = draw(element, JSON.parse(element.dataset.chart), () => {});
    }
  } catch {
    box.replaceChildren(said('Flitch cannot be reached: is it still running?'));
  }
};

const select = (tab) => {
  for (const each of place.querySelectorAll('[role=tab]')) {
    const isChosen = each === tab;
    each.setAttribute('aria-selected', isChosen);
    each.classList.toggle('active', isChosen);
    each.tabIndex = isChosen ? 0 : -1;
    const panel = document.getElementById(each.getAttribute('aria-controls'));
    if (panel) {
      panel.hidden = !isChosen;
    }
  }
  const kind = tile()?.elements.kind;
  const drawn = tile()?.elements.chart;
  if (kind) {
    kind.value = tab.id === 'tab-chart' && drawn ? drawn.value : 'table';
  }
  paint();
};

place.addEventListener('click', (event) => {
  const tab = event.target.closest('[role=tab]');
  if (tab) {
    select(tab);
  }
});

place.addEventListener('keydown', (event) => {
  const tab = event.target.closest('[role=tab]');
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (tab && step) {
    const tabs = [...place.querySelectorAll('[role=tab]')];
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    select(next);
    next.focus();
  }
});

const newOne = () => {
  const form = tile();
  if (form) {
    form.elements.dashboard_title.closest('label').hidden = form.elements.dashboard.value !== '';
  }
};

place.addEventListener('change', ({ target }) => {
  const form = tile();
  if (target === form?.elements.dashboard) {
    newOne();
  } else if (target.closest('#panel-chart')) {
    if (target === form.elements.sql_x) {
      form.elements.grain.value = target.selectedOptions[0].dataset.grain ?? '';
    } else if (target === form.elements.chart) {
      form.elements.kind.value = target.value;
    }
    paint();
  }
});

// The answer stays where it was when the tile cannot be kept.
place.addEventListener('submit', async (event) => {
  const form = event.target.closest('#tile');
  if (!form) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const problem = document.getElementById('tile-problem');
  const button = form.querySelector('[type=submit]');
  if (button.getAttribute('aria-busy')) {
    return;
  }
  button.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { 'HX-Request': 'true' } });
    const to = answer.headers.get('HX-Redirect');
    if (to) {
      location.assign(to);
      return;
    }
    problem.innerHTML = await answer.text();
  } catch {
    problem.replaceChildren(said('Flitch cannot be reached: is it still running?'));
  }
  button.removeAttribute('aria-busy');
});

new MutationObserver(paint).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });
let pending;
addEventListener('resize', () => {
  clearTimeout(pending);
  pending = setTimeout(() => chart?.resize(), 120);
});

// A new answer: its grid is in front.
export const answered = () => {
  chart?.dispose();
  chart = undefined;
  asked += 1;
  place.querySelector('[role=tablist]')?.removeAttribute('hidden');
  newOne();
};
