// Runs before the first paint, so that a dark page never shows light for a moment. What a person chose is in the page already (data-theme, from
// a cookie); without a choice the system's own setting holds.
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

const apply = () => root.setAttribute('data-bs-theme', root.dataset.theme ?? (system.matches ? 'dark' : 'light'));

system.addEventListener('change', apply);
apply();
