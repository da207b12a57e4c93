// Runs before the first paint, so that a dark page never shows light for a moment. What a person chose is in the page already (data-theme, from
// a cookie); without a choice the system's own setting holds. Paper is light.
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const paper = matchMedia('print');

const apply = () => {
  const isPaper = paper.matches || root.classList.contains('on-paper');
  const scheme = isPaper ? 'light' : root.dataset.theme ?? (system.matches ? 'dark' : 'light');
  if (root.getAttribute('data-bs-theme') !== scheme) {
    root.setAttribute('data-bs-theme', scheme);
  }
};

const print = (isOn) => {
  root.classList.toggle('on-paper', isOn);
  apply();
};

system.addEventListener('change', apply);
paper.addEventListener('change', () => print(paper.matches));
addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
apply();
