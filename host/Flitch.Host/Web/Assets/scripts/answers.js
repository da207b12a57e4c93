// The drawing of tiles by itself, for whoever wants it later than its page.
export { draw } from './charts/draw.js';
