import 'htmx.org/dist/htmx.esm.js';
import './live.js';
import './forms.js';
import './times.js';
import './copy.js';
import './schedules.js';
import './rows.js';
import './edges.js';
