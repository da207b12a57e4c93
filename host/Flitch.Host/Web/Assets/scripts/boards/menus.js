// Menus are details elements: one is open at a time, and closes by Escape, by a click elsewhere, and when the focus leaves it.
const menus = '.tile-menu[open], .look-filter[open]';

const closeAll = (except) => {
  for (const menu of document.querySelectorAll(menus)) {
    if (menu !== except) {
      menu.open = false;
    }
  }
};

document.addEventListener('click', (event) => closeAll(event.target.closest('.tile-menu, .look-filter')));
document.addEventListener('focusin', (event) => {
  if (!event.target.closest('dialog')) {
    closeAll(event.target.closest('.tile-menu, .look-filter'));
  }
});
document.addEventListener('keydown', (event) => {
  const menu = event.key === 'Escape' && event.target.closest(menus);
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

// What was chosen in a menu is done elsewhere.
document.addEventListener('click', (event) => {
  if (event.target.closest('button.dropdown-item[type=button]')) {
    event.target.closest('details').open = false;
  }
});
