// [data-rooms]: there is always one empty [data-room] at the end, to fill in; one that is filled in can be taken away. Field names end with the room's number.
const isFilled = (room) => room.querySelector('[data-makes]').value.trim() !== '';
const roomsOf = (group) => [...group.querySelectorAll('[data-room]')];

const empty = (room, number) => {
  for (const field of room.querySelectorAll('input, select')) {
    field.name = field.name.replace(/\d+$/, number);
    field.removeAttribute('list');
    if (field.matches('select')) {
      field.selectedIndex = 0;
    } else {
      field.value = '';
    }
  }
  return room;
};

const extend = (group) => {
  const rooms = roomsOf(group);
  const last = rooms.at(-1);
  if (isFilled(last)) {
    const numbers = rooms.map((room) => Number(/\d+$/.exec(room.querySelector('[data-makes]').name)[0]));
    last.after(empty(last.cloneNode(true), Math.max(...numbers) + 1));
  }
  for (const room of roomsOf(group)) {
    room.querySelector('[data-remove-room]').hidden = room === roomsOf(group).at(-1);
  }
};

document.addEventListener('change', (event) => {
  const group = event.target.closest('[data-rooms]');
  if (group) {
    extend(group);
  }
});

document.addEventListener('click', (event) => {
  const room = event.target.closest('[data-remove-room]')?.closest('[data-room]');
  const group = room?.closest('[data-rooms]');
  if (group) {
    const next = room.nextElementSibling;
    room.remove();
    extend(group);
    next.querySelector('[data-makes]').focus();
    group.dispatchEvent(new Event('change', { bubbles: true }));
  }
});

document.querySelectorAll('[data-rooms]').forEach(extend);
