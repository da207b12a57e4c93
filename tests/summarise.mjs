// Sums the results files of all test projects and prints what failed. Arguments: folder of .trx files, log of `dotnet test`, its exit code, filter.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder, log, code, filter] = process.argv.slice(2);
const text = s => s.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'")
  .replace(/&#x([0-9A-Fa-f]+);/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16))).replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(+n)).replace(/&amp;/g, '&');
const attribute = (tag, name) => text(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

let passed = 0, failed = 0, skipped = 0;
const seen = new Set();
for (const file of existsSync(folder) ? readdirSync(folder).filter(f => f.endsWith('.trx')) : []) {
  const trx = readFileSync(join(folder, file), 'utf8');
  seen.add(/([\w.]+)\.dll"/i.exec(trx)?.[1].toLowerCase());
  for (const [whole, tag, body] of trx.matchAll(/<UnitTestResult\b([^>]*?)(?:\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
    const outcome = attribute(whole, 'outcome');
    if (outcome === 'Passed') passed++;
    else if (outcome === 'NotExecuted') skipped++;
    else {
      failed++;
      const message = text(/<Message>([\s\S]*?)<\/Message>/.exec(body ?? '')?.[1] ?? outcome);
      console.log(`FAILED ${attribute(tag, 'testName')}\n${message.split('\n').slice(0, 12).map(l => '  ' + l).join('\n')}`);
    }
  }
}

const projects = readdirSync('tests').filter(d => d.endsWith('.Tests') && existsSync(join('tests', d, `${d}.csproj`)));
const silent = projects.filter(p => !seen.has(p.toLowerCase()));
const broken = (+code !== 0 && failed === 0) || (!filter && silent.length > 0);
if (silent.length > 0 && !filter) console.log(`No results from: ${silent.join(', ')}`);
if (broken) console.log(readFileSync(log, 'utf8').split('\n').filter(l => l.trim()).slice(-30).join('\n'));
if (skipped > 0) console.log(`${skipped} skipped, each with its reason: what does not apply to a connector, or needs recorded responses that are not here.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 || broken ? 1 : 0;
