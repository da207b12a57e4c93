// Compares datasets with what a sandbox holds, row by row and value by value: up to the second up to which a dataset says that it is complete every row
// must be there, beyond it no row may be one that the sandbox does not have.
//   node truth.mjs DATA_FOLDER SANDBOX_URL connection/dataset=Object:key:cursor ...
// Prints one JSON object: { rows, values, problems: [...] }.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'lossless-json';
import { parquetFiles, read } from './parquet.mjs';
import { structureProblems } from './structure.mjs';
import { differences, micros } from './values.mjs';

const [data, url, ...pairs] = process.argv.slice(2);
const report = { rows: 0, values: 0, problems: [] };
for (const pair of pairs) {
  const [dataset, what] = pair.split('=');
  const [object, key, cursor] = what.split(':');
  await compare(dataset, object, key, cursor).catch(e => problem(dataset, `cannot be compared: ${e.stack}`));
}
console.log(JSON.stringify(report));

async function compare(dataset, object, key, cursor) {
  const folder = join(data, 'connections', dataset);
  const complete = completeTo(folder);
  const truth = await records(object, key);
  const files = parquetFiles(folder);
  for (const path of files) for (const p of await structureProblems(path)) problem(dataset, p);
  const { types, rows } = await read(files);
  const stored = new Map(rows.map(row => [row[key], row]));
  if (stored.size !== rows.length) problem(dataset, `${rows.length} rows, but ${stored.size} keys`);
  for (const [id, record] of truth) {
    const row = stored.get(id);
    if (row) compareRow(dataset, record, row, types);
    else if (micros(record[cursor].value) <= complete * 1000000n) problem(dataset, `${id} of ${record[cursor].value} is missing; complete to ${complete}`);
  }
  for (const id of stored.keys()) if (!truth.has(id)) problem(dataset, `${id} is not in the sandbox`);
}

/** The newest second up to which nothing is missing; a gap below it is a fault of its own. */
function completeTo(folder) {
  const { state } = parse(readFileSync(join(folder, '_flitch.json'), 'utf8'));
  if (state.intervals.length !== 1 || (state.intervals[0].from ?? null) !== null) problem(folder, `is not complete: ${JSON.stringify(state.intervals)}`);
  return BigInt(state.intervals.at(-1).to.value);
}

async function records(object, key) {
  const lines = (await (await fetch(`${url}/sandbox/truth/${object}`)).text()).trim().split('\n').filter(l => l);
  return new Map(lines.map(line => parse(line)).map(({ id, row }) => [id, { [key]: id, ...row }]));
}

function compareRow(dataset, record, row, types) {
  const { found, values } = differences(record, row, types);
  report.rows++;
  report.values += values;
  for (const text of found) problem(dataset, `${row[Object.keys(types)[0]]}: ${text}`);
}

function problem(dataset, text) {
  report.problems.push(`${dataset}: ${text}`);
}
