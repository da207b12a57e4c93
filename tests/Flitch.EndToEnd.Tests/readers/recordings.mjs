// Compares Parquet files with the recorded responses they came from, value by value, with readers that are not Flitch's:
// DuckDB's own Node client for the values, hyparquet for the files' structure, lossless-json for the recordings' exact number text.
//   node recordings.mjs DATA_FOLDER RECORDINGS_FOLDER File__source__1.json=connection/dataset ...
// Prints one JSON object: { rows, values, problems: [...] }.
import { readFileSync } from 'node:fs';
import { join, basename } from 'node:path';
import { parse } from 'lossless-json';
import { parquetFiles, read } from './parquet.mjs';
import { structureProblems } from './structure.mjs';
import { differences } from './values.mjs';

const containers = {
  Balance: { at: r => r, key: 'asset', value: 'balance' },
  TradeBalance: { at: r => r },
  OpenOrders: { at: r => r.open, key: 'order_id' },
  ClosedOrders: { at: r => r.closed, key: 'order_id' },
  TradesHistory: { at: r => r.trades, key: 'txid' },
  Ledgers: { at: r => r.ledger, key: 'ledger_id' },
  OpenPositions: { at: r => r, key: 'position_id' },
};
const [data, recordings, ...pairs] = process.argv.slice(2);
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

function compareRecord(file, record, row, types) {
  const { found, values } = differences(record, row, types);
  report.rows++;
  report.values += values;
  for (const text of found) problem(file, text);
}

function problem(file, text) {
  report.problems.push(`${file}: ${text}`);
}
