import './charts/tiles.js';
import './charts/traces.js';
import './charts/news.js';
import './charts/filters.js';
import './editing/rooms.js';
import './editing/preview.js';
