// Validates texts against the grammar with ajv. Input on stdin: [{ "grammar": "object" | "connector" | "dashboard", "text": "…" }]; output: [{ "valid": bool, "errors": "…" }].
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv2020.default({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
addFormats.default(ajv);
const grammars = Object.fromEntries(
  ['object', 'connector', 'dashboard'].map((name) => [name, ajv.compile(JSON.parse(readFileSync(join(process.argv[2], `${name}.schema.json`), 'utf8')))]),
);

function check({ grammar, text }) {
  try {
    const valid = grammars[grammar](JSON.parse(text));
    return { valid, errors: valid ? '' : ajv.errorsText(grammars[grammar].errors, { separator: '\n' }) };
  } catch (error) {
    return { valid: false, errors: String(error) };
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(check)));
