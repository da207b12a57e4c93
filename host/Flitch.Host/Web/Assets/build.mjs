// Bundles what the pages load:  node build.mjs OUT  writes OUT/*.css and OUT/*.js under names that carry their content's hash, and OUT/assets.json
// (entry → name), which the server reads at its start.
import { build } from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

const out = process.argv[2];
if (!out) {
  console.error('Usage: node build.mjs OUT');
  process.exit(2);
}
const from = (path) => new URL(path, import.meta.url).pathname;

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const bundle = (entryPoints, format) => build({
  entryPoints,
  format,
  entryNames: '[name].[hash]',
  outdir: out,
  bundle: true,
  minify: true,
  target: ['es2022', 'chrome110', 'firefox115', 'safari16.4'],
  loader: { '.svg': 'dataurl' },
  legalComments: 'external',
  metafile: true,
  logLevel: 'warning',
});

const bundles = await Promise.all([
  bundle({ flitch: from('scripts/flitch.js'), theme: from('scripts/theme.js'), dashboards: from('scripts/dashboards.js'), sql: from('scripts/sql.js'), style: from('styles/flitch.css') }, 'iife'),
  bundle({ answers: from('scripts/answers.js') }, 'esm'), // imported by another script, when it is needed
]);

const names = {};
for (const [file, { entryPoint }] of bundles.flatMap(({ metafile }) => Object.entries(metafile.outputs))) {
  if (entryPoint) {
    names[basename(entryPoint)] = basename(file);
  }
}
await writeFile(`${out}/assets.json`, JSON.stringify(names, null, 2));
