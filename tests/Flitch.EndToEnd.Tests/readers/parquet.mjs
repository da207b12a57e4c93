// Reads Parquet files as exact texts, with DuckDB's own Node client.
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();

/** The files that stand in a dataset's folder for everybody's tools. */
export function parquetFiles(folder) {
  const current = join(folder, 'current.parquet');
  if (existsSync(current)) return [current];
  return readdirSync(folder).filter(d => d.includes('=')).map(d => join(folder, d, 'data.parquet')).filter(existsSync);
}

/** Types by column, and rows whose values are texts. */
export async function read(files) {
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
