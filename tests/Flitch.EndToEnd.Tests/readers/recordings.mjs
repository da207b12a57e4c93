// Compares Parquet files with the recorded responses they came from, value by value, with readers that are not Flitch's:
// DuckDB's own Node client for the values, hyparquet for the files' structure, lossless-json for the recordings' exact number text.
//   node recordings.mjs DATA_FOLDER RECORDINGS_FOLDER File__source__1.json=connection/dataset ...
// Prints one JSON object: { rows, values, problems: [...] }.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join, basename } from 'node:path';
import { parse, isLosslessNumber, stringify } from 'lossless-json';
import { DuckDBInstance } from '@duckdb/node-api';
import { structureProblems } from './structure.mjs';

const containers = {
  Balance: { at: r => r, key: 'asset', value: 'balance' },
  TradeBalance: { at: r => r },
  OpenOrders: { at: r => r.open, key: 'order_id' },
  ClosedOrders: { at: r => r.closed, key: 'order_id' },
  TradesHistory: { at: r => r.trades, key: 'txid' },
  Ledgers: { at: r => r.ledger, key: 'ledger_id' },
  OpenPositions: { at: r => r, key: 'position_id' },
};
// Where Kraken writes 0 for "not set", the schema says so and the column is null.
const zeroMeansNull = new Set(['starttm', 'expiretm']);

const [data, recordings, ...pairs] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const report = { rows: 0, values: 0, problems: [] };
for (const pair of pairs) {
  const [file, dataset] = pair.split('=');
  await compare(file, join(data, 'connections', dataset)).catch(e => problem(file, `cannot be compared: ${e.stack}`));
}
console.log(JSON.stringify(report));

async function compare(file, folder) {
  const recorded = records(file);
  const parquet = parquetFiles(folder);
  if (parquet.length === 0) return problem(file, `no Parquet file under ${folder}`);
  for (const path of parquet) for (const p of await structureProblems(path)) problem(file, p);
  const { types, rows } = await read(parquet);
  const { key } = containers[basename(file).split('__')[0]];
  if (rows.length !== recorded.length) problem(file, `${recorded.length} records, ${rows.length} rows`);
  for (const record of recorded) {
    const row = key ? rows.find(r => r[key] === record[key]) : rows[0];
    if (row) compareRecord(file, record, row, types);
    else problem(file, `no row for ${record[key]}`);
  }
}

function records(file) {
  const object = basename(file).split('__')[0];
  const { at, key, value } = containers[object];
  const container = at(parse(readFileSync(join(recordings, file), 'utf8')).result);
  if (!key) return [container];
  return Object.entries(container).map(([id, record]) => value ? { [key]: id, [value]: record } : { [key]: id, ...record });
}

function parquetFiles(folder) {
  const current = join(folder, 'current.parquet');
  if (existsSync(current)) return [current];
  return readdirSync(folder).filter(d => d.includes('=')).map(d => join(folder, d, 'data.parquet')).filter(existsSync);
}

async function read(files) {
  const list = `read_parquet([${files.map(f => `'${f}'`).join(',')}], hive_partitioning = false)`;
  const described = await (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${list}`)).getRowObjectsJson();
  const types = Object.fromEntries(described.map(c => [c.column_name, c.column_type]));
  const columns = described.map(c => `${exact(c)} AS "${c.column_name}"`).join(', ');
  return { types, rows: (await connection.runAndReadAll(`SELECT ${columns} FROM ${list}`)).getRowObjectsJson() };
}

/** An expression that gives a column's value as text without loss. */
function exact({ column_name: name, column_type: type }) {
  if (type === 'TIMESTAMP WITH TIME ZONE') return `epoch_us("${name}")::VARCHAR`;
  return type.endsWith('[]') ? `"${name}"` : `"${name}"::VARCHAR`;
}

function compareRecord(file, record, row, types) {
  report.rows++;
  const rescued = row._rescued === null ? {} : parse(row._rescued);
  const seen = new Set();
  for (const [path, value] of leaves(record)) {
    report.values++;
    const column = path.join('_');
    seen.add(column);
    const held = column in types && holds(types[column], row[column], value, column);
    if (!held && !isRescued(rescued, path, value)) {
      problem(file, `${column}: recorded ${stringify(value)}, Parquet ${JSON.stringify(row[column])} (${types[column]}), rescued ${row._rescued}`);
    }
  }
  for (const column of Object.keys(types)) {
    if (!column.startsWith('_') && !seen.has(column) && row[column] !== null) {
      problem(file, `${column}: not recorded, but Parquet has ${JSON.stringify(row[column])}`);
    }
  }
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
function micros(text) {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole) * 1000000n + BigInt((fraction + '000000').slice(0, 6));
}

function problem(file, text) {
  report.problems.push(`${file}: ${text}`);
}
