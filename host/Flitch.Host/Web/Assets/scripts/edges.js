// Tables that go on beyond what is seen of them fade out at that edge, so that nothing looks whole that is cut.
const look = (box) => {
  box.classList.toggle('goes-right', box.scrollWidth - box.clientWidth - box.scrollLeft > 2);
  box.classList.toggle('goes-down', box.scrollHeight - box.clientHeight - box.scrollTop > 2);
};

const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => look(target.closest('.table-responsive') ?? target)));
const watched = new WeakSet();

const find = () => {
  for (const box of document.querySelectorAll('.table-responsive')) {
    const table = box.querySelector('table');
    if (table && !watched.has(table)) {
      watched.add(table);
      sizes.observe(box);
      sizes.observe(table);
    }
  }
};

let isDue = false;
new MutationObserver(() => {
  if (!isDue) {
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      find();
    });
  }
}).observe(document.documentElement, { childList: true, subtree: true });
document.addEventListener('scroll', (event) => event.target instanceof Element && event.target.matches('.table-responsive') && look(event.target), { capture: true, passive: true });
find();
