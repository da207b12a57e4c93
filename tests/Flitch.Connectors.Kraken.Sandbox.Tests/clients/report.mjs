// One line per check: "ok NAME" or "FAIL NAME: why". The test that starts the script reads them, and counts.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';

export const [, , base, key, secret, truthFolder] = process.argv;

export const check = async (name, work) => {
  try {
    const trouble = await work();
    console.log(trouble ? `FAIL ${name}: ${trouble}` : `ok ${name}`);
  } catch (error) {
    console.log(`FAIL ${name}: ${error.constructor.name} ${error.message}`.replaceAll('\n', ' '));
  }
};

// The account as it was written out before any client asked: a map from id to row.
export const truth = object => {
  const lines = readFileSync(`${truthFolder}/${object}.ndjson`, 'utf8').split('\n').filter(line => line);
  return Object.fromEntries(lines.map(line => JSON.parse(line)).map(({ id, row }) => [id, row]));
};

// Null when both maps hold the same rows, else the first difference.
export const difference = (rows, expected) => {
  for (const id of Object.keys(expected))
    if (!isDeepStrictEqual(rows[id], expected[id])) return `${id} is ${JSON.stringify(rows[id])} and not ${JSON.stringify(expected[id])}`;
  const extra = Object.keys(rows).find(id => !(id in expected));
  return extra ? `${extra} is not in the account` : null;
};

export const without = (rows, ...fields) =>
  Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)))]));

export const newest = (rows, count, time) =>
  Object.fromEntries(Object.entries(rows).sort(([, left], [, right]) => right[time] - left[time]).slice(0, count));
