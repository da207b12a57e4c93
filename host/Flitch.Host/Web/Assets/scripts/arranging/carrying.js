import { cell, elementOf, grid, put } from './board.js';

// A tile carried by mouse, pen or finger, or its corner pulled. Nothing is decided before it is let go; Escape puts it back.
const edge = 72;
const speed = 14;

// Near the window's edge the page goes on by itself.
const scrolling = (pointer, moved) => {
  let frame;
  const step = () => {
    const by = pointer.y < edge ? -speed : pointer.y > innerHeight - edge ? speed : 0;
    if (by) {
      scrollBy(0, by);
      moved();
    }
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
};

const slot = document.createElement('div');
slot.className = 'tile-slot';

const lift = (element) => {
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = element;
  Object.assign(element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  element.classList.add('tile-carried');
  grid.append(slot);
};

const lower = (element) => {
  Object.assign(element.style, { left: '', top: '', width: '', height: '', translate: '' });
  element.classList.remove('tile-carried');
  slot.remove();
};

export const carry = (event, id, { isCorner, tile, want, done, cancel }) => {
  const element = elementOf(id);
  const grip = event.currentTarget;
  const size = cell();
  const pointer = { x: event.clientX, y: event.clientY };
  const start = { x: event.pageX, y: event.pageY };
  const over = new AbortController();
  let isMoving = false;

  const follow = () => {
    const by = { x: pointer.x + scrollX - start.x, y: pointer.y + scrollY - start.y };
    if (!isMoving && Math.hypot(by.x, by.y) < 4) {
      return;
    }
    if (!isMoving && !isCorner) {
      lift(element);
    }
    isMoving = true;
    want(Math.round(by.x / size.across), Math.round(by.y / size.down));
    if (!isCorner) {
      element.style.translate = `${by.x}px ${by.y}px`;
      put(slot, tile());
    }
  };

  const stop = scrolling(pointer, follow);
  const end = (then) => {
    over.abort();
    stop();
    lower(element);
    then();
  };

  grip.setPointerCapture(event.pointerId);
  const options = { signal: over.signal };
  grip.addEventListener('pointermove', (e) => {
    Object.assign(pointer, { x: e.clientX, y: e.clientY });
    follow();
  }, options);
  grip.addEventListener('pointerup', () => end(done), options);
  grip.addEventListener('pointercancel', () => end(cancel), options);
  document.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') {
      e.preventDefault();
      e.stopImmediatePropagation();
      end(cancel);
    }
  }, { ...options, capture: true });
};
