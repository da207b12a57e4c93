// Where tiles stand on twelve columns: pure, so that what is seen while arranging is what the grid shows afterwards. Each tile stands in its columns, and rests on what is above it.
export const columns = 12;
const mostHigh = 20;

const across = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w;

export const overlap = (a, b) => across(a, b) && a.y < b.y + b.h && b.y < a.y + a.h;

const inOrder = (a, b) => a.y - b.y || a.x - b.x;

// Each rests on those before it: the same as the server does (DashboardEditor.Stacked).
const packed = (tiles) => {
  const placed = [];
  for (const tile of tiles) {
    placed.push({ ...tile, y: Math.max(0, ...placed.filter((other) => across(tile, other)).map((other) => other.y + other.h)) });
  }
  return placed;
};

export const pack = (tiles) => packed([...tiles].sort(inOrder));

// The tile in its place, those that have to make room behind it, the others before or behind it as they were.
const settle = (others, tile, isBefore) => {
  const yields = others.filter((other) => overlap(tile, other) && !isBefore(other));
  const rest = others.filter((other) => !yields.includes(other)).sort(inOrder);
  const at = rest.findLastIndex((other) => across(tile, other) && isBefore(other)) + 1;
  return packed([...rest.slice(0, at), tile, ...[...yields, ...rest.slice(at)].sort(inOrder)]);
};

const shared = (a, b) => Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

// Carried to another place: it passes a tile when it has crossed that one's middle, and changes places with one of its own size.
export const moved = (tiles, id, x, y) => {
  const from = tiles.find((tile) => tile.id === id);
  const to = { ...from, x: Math.min(Math.max(0, x), columns - from.w), y: Math.max(0, y) };
  const isTwin = (other) => other.id !== id && other.w === to.w && other.h === to.h && shared(other, to) * 2 > to.w * to.h;
  const twin = tiles.find(isTwin);
  if (twin) {
    return pack(tiles.map((tile) => (tile === from ? { ...tile, x: twin.x, y: twin.y } : tile === twin ? { ...tile, x: from.x, y: from.y } : tile)));
  }
  const middle = (other) => other.y + other.h / 2;
  return settle(tiles.filter((tile) => tile.id !== id), to, (other) => (to.y > from.y ? to.y + to.h > middle(other) : to.y >= middle(other)));
};

// Its corner pulled: what stood to its right or below makes room.
export const resized = (tiles, id, w, h) => {
  const from = tiles.find((tile) => tile.id === id);
  const to = { ...from, w: Math.min(Math.max(Math.min(2, from.w), w), columns - from.x), h: Math.min(Math.max(Math.min(2, from.h), h), mostHigh) };
  return settle(tiles.filter((tile) => tile.id !== id), to, (other) => other.y + other.h <= from.y);
};

export const same = (a, b) => a.every((tile) => b.some((other) => other.id === tile.id && ['x', 'y', 'w', 'h'].every((part) => tile[part] === other[part])));
