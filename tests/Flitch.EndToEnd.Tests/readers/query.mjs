// Runs a file of SQL in a bare DuckDB, then one query, and prints its rows as JSON: what anybody's own DuckDB would show.
//   node query.mjs FILE.sql "SELECT …"
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [file, query] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const statements = await connection.extractStatements(readFileSync(file, 'utf8'));
for (let i = 0; i < statements.count; i++) await (await statements.prepare(i)).run();
console.log(JSON.stringify((await connection.runAndReadAll(query)).getRowObjectsJson()));
