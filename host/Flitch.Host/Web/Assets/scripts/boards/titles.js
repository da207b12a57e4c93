import { load } from '../charts/tiles.js';
import { send } from './sending.js';

// <h2 data-title="ADDRESS">: its title is edited where it stands. Enter keeps it, Escape leaves it as it was.
const pencil = '<svg class="icon" width="16" height="16" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3" /></svg>';

const button = (className, name, content) => {
  const made = Object.assign(document.createElement('button'), { type: 'button', className, innerHTML: content });
  made.setAttribute('aria-label', name);
  made.title = name;
  return made;
};

const titleOf = (heading) => heading.textContent.trim();

const penOf = (heading) => heading.parentElement.querySelector('.title-pencil');

const close = (heading, form) => {
  form.remove();
  heading.hidden = false;
  penOf(heading).hidden = false;
  penOf(heading).focus();
};

const show = (heading, title) => {
  const tile = heading.closest('[data-tile]');
  heading.textContent = title;
  penOf(heading).setAttribute('aria-label', `Rename ${title}`);
  if (!tile) {
    document.title = `${title} · Flitch`;
  } else if (tile.dataset.src) {
    load(tile); // what a chart and a table are called comes with them
  }
};

const keep = async (heading, form) => {
  const title = form.elements.title.value.trim();
  const trouble = form.querySelector('[role=alert]');
  if (title === titleOf(heading)) {
    close(heading, form);
    return;
  }
  const { error } = await send(heading.dataset.title, { title });
  trouble.textContent = error ?? '';
  if (error) {
    form.elements.title.focus();
  } else {
    show(heading, title);
    close(heading, form);
  }
};

const edit = (heading) => {
  const form = Object.assign(document.createElement('form'), { className: 'title-form', noValidate: true });
  const field = Object.assign(document.createElement('input'), { className: 'form-control', name: 'title', maxLength: 120, autocomplete: 'off', value: titleOf(heading) });
  field.setAttribute('aria-label', `Title of ${titleOf(heading)}`);
  const trouble = Object.assign(document.createElement('p'), { className: 'text-red small' });
  trouble.setAttribute('role', 'alert');
  const save = Object.assign(document.createElement('button'), { className: 'btn btn-sm btn-primary', textContent: 'Save' });
  const cancel = Object.assign(document.createElement('button'), { className: 'btn btn-sm', type: 'button', textContent: 'Cancel' });
  form.append(field, save, cancel, trouble);
  cancel.addEventListener('click', () => close(heading, form));
  form.addEventListener('keydown', (event) => event.key === 'Escape' && close(heading, form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    keep(heading, form);
  });
  heading.hidden = true;
  penOf(heading).hidden = true;
  heading.after(form);
  field.select();
};

for (const heading of document.querySelectorAll('[data-title]')) {
  const pen = button('btn btn-icon btn-ghost-secondary title-pencil d-print-none', `Rename ${titleOf(heading)}`, pencil);
  heading.after(pen);
  pen.addEventListener('click', () => edit(heading));
  heading.addEventListener('click', () => getSelection().isCollapsed && edit(heading));
}

document.addEventListener('click', (event) => {
  const entry = event.target.closest('[data-renames]');
  if (entry) {
    edit(document.getElementById(entry.dataset.renames));
  }
});
