import fs from 'node:fs';
import path from 'node:path';
import { inRoot, outFolder } from '../../scripts/lib/places.mjs';
import { npmCommand, run } from '../../scripts/lib/processes.mjs';
import { temporaryFolder } from '../../scripts/lib/temporary.mjs';
import { resultOf, type ReportRow } from './report';

const LARGEST = 3_000_000;

/** Packs the command line for npm, installs the file into an empty folder without the network, and
 * runs it there on the example: a list, a workbook, and a web page that is imported in a thread. */
export function npmRows(): readonly ReportRow[] {
  const wrong: string[] = [];
  const must = (what: string, { code, output }: { code: number; output: string }): string => {
    if (code !== 0) wrong.push(`${what} ended with ${code}: ${output.slice(0, 300)}`);
    return output;
  };
  must('packing', run(process.execPath, [inRoot('scripts/package.mjs'), 'npm-only']));
  const { name, version } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const tarball = path.join(outFolder, `${name}-${version}.tgz`);
  const bytes = fs.statSync(tarball).size;
  if (bytes > LARGEST) wrong.push(`the package has ${bytes} bytes`);

  const cwd = temporaryFolder('npm package');
  const articles = path.join(cwd, 'articles');
  const [npmProgram = '', ...first] = npmCommand();
  const npm = (...args: string[]): { code: number; output: string } =>
    run(npmProgram, [...first, '--offline', '--no-audit', '--no-fund', ...args], { cwd });
  must('installing', npm('install', '--prefix', cwd, tarball));
  const program = (...args: string[]): string =>
    must(args.join(' '), npm('exec', '--prefix', cwd, '--', name, ...args));
  fs.cpSync(inRoot('examples'), articles, { recursive: true });
  if (!program('disagreements', articles).includes('Benefit sharing'))
    wrong.push('no disagreement');
  program('export', articles, '--format', 'xlsx', '--out', path.join(cwd, 'study.xlsx'));
  fs.writeFileSync(path.join(cwd, 'page.html'), '<title>A</title><p>A sentence of a page.</p>');
  const converted = program('convert', path.join(cwd, 'page.html'));
  if (!converted.includes('A sentence of a page.')) wrong.push(`no text: ${converted}`);
  fs.rmSync(cwd, { recursive: true });
  const result = resultOf(`${Math.ceil(bytes / 1024)} kB`, wrong);
  return [
    { row: 41, check: 'the package of npm, used', asked: 1, run: 1, seed: undefined, result },
  ];
}
