// What every Parquet file of Flitch's must look like, read by hyparquet.
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

const v1Encodings = new Set(['PLAIN', 'PLAIN_DICTIONARY', 'RLE', 'RLE_DICTIONARY', 'BIT_PACKED']);

export async function structureProblems(path) {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const problems = [];
  const say = text => problems.push(`${path}: ${text}`);
  const names = metadata.schema.filter(e => e.num_children === undefined).map(e => e.name);
  for (const name of ['_rescued', '_synced_at', '_run_id', '_page']) if (!names.includes(name)) say(`has no column ${name}`);
  for (const element of metadata.schema) {
    if (element.type === 'DOUBLE' || element.type === 'FLOAT') say(`${element.name} is a float`);
    if (element.logical_type?.type === 'TIMESTAMP' && !(element.logical_type.isAdjustedToUTC && element.logical_type.unit === 'MICROS')) {
      say(`${element.name} is not microseconds in UTC`);
    }
  }
  for (const group of metadata.row_groups) for (const { meta_data: column } of group.columns) {
    const name = column.path_in_schema.join('.');
    if (column.codec !== 'ZSTD') say(`${name} is compressed with ${column.codec}`);
    for (const encoding of column.encodings) if (!v1Encodings.has(encoding)) say(`${name} is encoded as ${encoding}`);
    if (group.num_rows > 0n && !column.statistics && column.path_in_schema.length === 1) say(`${name} has no statistics`);
  }
  let rows = 0;
  await parquetRead({ file, metadata, compressors, onComplete: data => { rows = data.length; } });
  if (BigInt(rows) !== metadata.num_rows) say(`hyparquet reads ${rows} rows, the footer says ${metadata.num_rows}`);
  return problems;
}
