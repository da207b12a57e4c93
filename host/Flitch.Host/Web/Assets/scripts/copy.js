// <button data-copies="id">: puts the element's text on the clipboard. Where a browser keeps the clipboard from pages (no HTTPS), the text is marked, ready for Ctrl+C.
const mark = (element) => {
  const selection = getSelection();
  selection.removeAllRanges();
  const range = document.createRange();
  range.selectNodeContents(element);
  selection.addRange(range);
};

const copy = async (button) => {
  const element = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(element.textContent);
    button.textContent = 'Copied';
  } catch {
    mark(element);
    button.textContent = 'Press Ctrl+C';
  }
};

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copies]');
  if (button) {
    copy(button);
  }
});
