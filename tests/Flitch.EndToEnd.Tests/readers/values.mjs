// Compares one record, as JSON wrote it, with one row of Parquet: digit for digit, no number ever passes through a float.
import { isLosslessNumber, parse, stringify } from 'lossless-json';

// Where Kraken writes 0 for "not set", the schema says so and the column is null.
const zeroMeansNull = new Set(['starttm', 'expiretm']);

/** What differs between a record and its row, one text per difference; `values` counts what was compared. */
export function differences(record, row, types) {
  const found = [];
  let values = 0;
  const rescued = row._rescued === null ? {} : parse(row._rescued);
  const seen = new Set();
  for (const [path, value] of leaves(record)) {
    values++;
    const column = path.join('_');
    seen.add(column);
    const held = column in types && holds(types[column], row[column], value, column);
    if (!held && !isRescued(rescued, path, value)) {
      found.push(`${column}: recorded ${stringify(value)}, Parquet ${JSON.stringify(row[column])} (${types[column]}), rescued ${row._rescued}`);
    }
  }
  for (const column of Object.keys(types)) {
    if (!column.startsWith('_') && !seen.has(column) && row[column] !== null) {
      found.push(`${column}: not recorded, but Parquet has ${JSON.stringify(row[column])}`);
    }
  }
  return { found, values };
}

function* leaves(value, path = []) {
  if (value !== null && typeof value === 'object' && !Array.isArray(value) && !isLosslessNumber(value)) {
    for (const [name, inner] of Object.entries(value)) yield* leaves(inner, [...path, name]);
  } else yield [path, value];
}

function holds(type, stored, recorded, column) {
  if (recorded === null) return stored === null;
  if (Array.isArray(recorded)) return Array.isArray(stored) && JSON.stringify(stored) === JSON.stringify(recorded.map(raw));
  const text = raw(recorded);
  if (stored === null) return zeroMeansNull.has(column) && sameDecimal(text, '0');
  if (type.startsWith('DECIMAL') || type === 'BIGINT') return sameDecimal(stored, text);
  if (type === 'TIMESTAMP WITH TIME ZONE') return BigInt(stored) === micros(text);
  return stored === text;
}

function raw(value) {
  return isLosslessNumber(value) ? value.value : String(value);
}

function isRescued(rescued, path, value) {
  const nested = path.reduce((at, name) => at?.[name], rescued);
  const flat = rescued[path.join('/')] ?? rescued[path.join('.')] ?? rescued[path.join('_')];
  return [nested, flat].some(found => found !== undefined && stringify(found) === stringify(value));
}

/** Exact comparison of two decimal texts: sign, digits, point and exponent, no floating point. */
function sameDecimal(a, b) {
  const [x, y] = [scaled(a), scaled(b)];
  if (!x || !y) return false;
  const places = Math.max(x.places, y.places);
  return x.digits * 10n ** BigInt(places - x.places) === y.digits * 10n ** BigInt(places - y.places);
}

function scaled(text) {
  const m = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim());
  if (!m || !(m[2] || m[3])) return null;
  const [, sign, whole, fraction = '', exponent = '0'] = m;
  const digits = BigInt((whole || '0') + fraction) * (sign === '-' ? -1n : 1n);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** Seconds as text to whole microseconds; digits beyond six are cut. */
export function micros(text) {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole) * 1000000n + BigInt((fraction + '000000').slice(0, 6));
}
