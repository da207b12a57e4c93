import { acceptCompletion, autocompletion, closeCompletion, completeFromList } from '@codemirror/autocomplete';
import { indentLess, indentMore } from '@codemirror/commands';
import { PostgreSQL, sql } from '@codemirror/lang-sql';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { answered } from './answer.js';

// The console: an editor in the place of the form's text box, which goes on to carry the query; without scripts the form works by itself.
const form = document.getElementById('console');
const box = document.getElementById('sql');
const answer = document.getElementById('answer');
const cancel = document.getElementById('cancel');
const clock = document.getElementById('clock');

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--flitch-note)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--flitch-good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--flitch-warn)' },
  { tag: tags.comment, color: 'var(--flitch-quiet)', fontStyle: 'italic' },
]);

const look = EditorView.theme({
  '&': { fontSize: '0.875rem', color: 'inherit', backgroundColor: 'transparent' },
  '.cm-content': { fontFamily: 'var(--tblr-font-monospace)', minHeight: '8rem', caretColor: 'currentColor' },
  '.cm-scroller': { maxHeight: '45vh', overflow: 'auto' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--flitch-quiet)', border: 'none' },
  '.cm-placeholder': { color: 'var(--flitch-quiet)' },
  '.cm-cursor': { borderLeftColor: 'currentColor' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--flitch-faint)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--flitch-marked) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--tblr-bg-surface)', color: 'inherit', border: '1px solid var(--tblr-border-color)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--tblr-primary)', color: '#fff' },
  '.cm-completionDetail': { color: 'inherit', opacity: '0.8' },
  '.cm-completionInfo': { maxWidth: '22rem' },
});

const namespace = (views) => {
  const schemas = {};
  for (const { schema, name, description, columns } of views) {
    schemas[schema] ??= {};
    schemas[schema][name] = {
      self: { label: name, type: 'class', info: description || undefined },
      children: columns.map(([label, detail, info]) => ({ label, detail, info: info || undefined, type: 'property' })),
    };
  }
  return schemas;
};

// Columns of the datasets that the query names; without any, none: their names would drown the rest.
const columns = (views) => (context) => {
  const word = context.matchBefore(/[\w$]+/);
  if (!word || context.state.doc.sliceString(word.from - 1, word.from) === '.') {
    return null;
  }
  const text = context.state.doc.toString();
  const named = new Map();
  for (const { name, columns: list } of views) {
    if (new RegExp(`\\b${name}\\b`).test(text)) {
      list.forEach(([label, detail, info]) => named.set(label, { label, detail, info: info || undefined, type: 'property', boost: 50 }));
    }
  }
  return named.size ? { from: word.from, options: [...named.values()], validFor: /^[\w$]*$/ } : null;
};

const language = ({ views, functions }, schema) => [
  sql({ dialect: PostgreSQL, schema: namespace(views), defaultSchema: schema, upperCaseKeywords: true }),
  PostgreSQL.language.data.of({ autocomplete: columns(views) }),
  PostgreSQL.language.data.of({
    autocomplete: completeFromList(functions.map(([label, detail, info]) => ({ label, detail: `(${detail})`, info: info || undefined, type: 'function', boost: -50 }))),
  }),
];

const words = new Compartment();
const chosen = () => form.elements.schema?.value ?? 'main';
let known = { views: [], functions: [] };

const editor = new EditorView({
  doc: box.value,
  extensions: [
    EditorView.cspNonce.of(form.dataset.nonce),
    Prec.highest(keymap.of([
      { key: 'Mod-Enter', run: () => (form.requestSubmit(), true) },
      { key: 'Tab', run: acceptCompletion },
      { key: 'Mod-]', run: indentMore },
      { key: 'Mod-[', run: indentLess },
    ])),
    basicSetup,
    autocompletion({ icons: false }),
    words.of(sql({ dialect: PostgreSQL, upperCaseKeywords: true })),
    syntaxHighlighting(colours),
    look,
    placeholder(box.placeholder),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'SQL', id: 'editor' }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) {
        box.value = state.doc.toString();
      }
    }),
  ],
});
box.hidden = true;
box.labels[0]?.remove();
box.after(editor.dom);

const complete = () => editor.dispatch({ effects: words.reconfigure(language(known, chosen())) });
fetch('/sql/words').then((response) => (response.ok ? response.json() : known)).then((list) => {
  known = list;
  complete();
});
form.elements.schema?.addEventListener?.('change', complete);

// Where DuckDB says that the error is, up to the end of the word.
const mark = () => {
  const { line, column, message } = answer.querySelector('.sql-answer')?.dataset ?? {};
  const diagnostics = [];
  if (line && Number(line) <= editor.state.doc.lines) {
    const at = editor.state.doc.line(Number(line));
    const from = Math.min(at.from + Number(column) - 1, at.to);
    const word = /^[\p{L}\p{N}_$]+/u.exec(editor.state.doc.sliceString(from, at.to))?.[0].length ?? 1;
    diagnostics.push({ from, to: Math.min(from + word, at.to), severity: 'error', message });
    editor.dispatch({ selection: { anchor: from }, scrollIntoView: true });
  }
  editor.dispatch(setDiagnostics(editor.state, diagnostics));
};

const seconds = (since) => `${Math.floor((performance.now() - since) / 1000)} s`;

const remember = async () => {
  const response = await fetch('/sql/asked').catch(() => null);
  if (response?.ok) {
    document.getElementById('asked').innerHTML = await response.text();
  }
};

const run = async () => {
  closeCompletion(editor);
  const id = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
  form.elements.run.value = id;
  const body = new FormData(form);
  const began = performance.now();
  const ticking = setInterval(() => { clock.textContent = `Running, ${seconds(began)}`; }, 1000);
  clock.textContent = 'Running';
  cancel.hidden = false;
  try {
    const response = await fetch('/sql', { method: 'POST', body, headers: { 'HX-Request': 'true' } });
    answer.innerHTML = await response.text();
  } catch {
    clock.textContent = '';
    answer.textContent = 'Flitch cannot be reached: is it still running?';
  } finally {
    clearInterval(ticking);
    clock.textContent = '';
    cancel.hidden = true;
    form.elements.run.value = '';
    delete form.dataset.sent;
    form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
    answered();
    mark();
    remember();
  }
};

// Before the page's own watch over forms sees it: that one lets a form be sent once.
form.addEventListener('submit', (event) => {
  const address = event.submitter?.getAttribute('formaction') ?? '/sql';
  if (address === '/sql') {
    event.preventDefault();
    event.stopPropagation();
    if (cancel.hidden) {
      run();
    }
  } else if (address === '/sql/download') {
    event.stopPropagation();
  }
});

cancel.addEventListener('click', () => {
  const body = new FormData(form);
  fetch('/sql/cancel', { method: 'POST', body });
  clock.textContent = 'Cancelling';
});

answered();
mark();
editor.dispatch({ selection: { anchor: editor.state.selection.main.anchor || editor.state.doc.length } });
editor.focus();
