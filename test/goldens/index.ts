// Records what the product writes, so that a change that should move code only can be compared
// with the tree before it: `npm run goldens -- before`, change, `npm run goldens -- after`, then
// `diff -r out/goldens/before out/goldens/after`. Every command as text, JSON and CSV, every export
// of three corpora, the manifest, the words and the schemas.
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { strFromU8, unzipSync } from 'fflate';
import { inRoot, outFolder } from '../../scripts/lib/places.mjs';
import { COMMANDS } from '../../src/cli/commands/allCommands';
import { run } from '../../src/cli/run';
import type { FormatModule } from '../../src/formats/catalog';
import { CORPORA, makeCorpora } from './corpora';

const PRODUCT_FILES = ['package.json', 'package.nls.json', 'package.nls.de.json'];
const PRODUCT_FOLDERS = ['l10n', 'syntaxes'];

const LISTINGS = [
  ...['check', 'positions', 'mentions', 'disagreements', 'contradictions', 'fragile'],
  ...[
    'salience',
    'timeline',
    'coalitions --resamples 20',
    'network',
    'concordance --expression trade',
  ],
];

/** Of a corpus: words of the command line, with `CORPUS` for its folder. */
const ANALYSES = [
  ...LISTINGS.flatMap((listing) => ['', ' --json', ' --format csv'].map((as) => listing + as)),
  ...['check --quality --verbose', 'check --quality --json', 'positions --jsonl'],
  ...['disagreements --sensitivity', 'disagreements --fragility --json'],
  ...['none', 'days', 'years', 'months:3'].map(
    (window) => `disagreements --json --window ${window}`,
  ),
  ...['actors', 'both'].map((which) => `disagreements --json --roll-up ${which}`),
  ...['congruence', 'conflict', 'subtract'].map((how) => `network --json --aggregation ${how}`),
  ...['graphml', 'gexf', 'matrix-csv', 'nodes-csv', 'edges-csv', 'r', 'python'].map(
    (format) => `network --format ${format}`,
  ),
  ...[
    ...[
      'actor:us',
      'speaker:wang',
      'according-to:us',
      'issue:trade',
      'stance:support',
      'target:china',
    ],
    ...['evaluation:1', 'addressee:us', 'act:demand', '-act:demand', 'condition:if', 'intensity:2'],
    ...['date:2021', 'certainty:possible', 'status:draft', 'coder:lea', 'tag:economy', 'note:a'],
    ...['field.frame:economic', 'nothing:such'],
  ].map((query) => `positions --json --query ${query}`),
  'export --format brief-md --citations',
  'report --methods',
  ...['', ' --json', ' --disputed', ' --field stance', ' --field act'].map(
    (as) => `agreement${as}`,
  ),
  ...['csv', 'units-csv', 'r', 'python'].map((format) => `agreement --format ${format}`),
  ...['adjudicate --list', 'adjudicate --list --json'],
  ...['assign --share 0.5 --dry-run', 'assign --share 0.5 --dry-run --json'],
].map((words) => words.replace(/^\S+/, '$& CORPUS'));

const CHANGES = [
  ...['--diff', '--json'].flatMap((as) =>
    [
      ...['refactor rename actor:us usa', 'refactor merge actor:kerry --into actor:us'],
      ...['refactor delete actor:ngo --annotations delete', 'refactor type field.score text'],
      ...['refactor move issue:sea --under issue:policy'],
    ].map((words) => `${words} rich --dry-run ${as}`),
  ),
  'recode rich --query stance:neutral --set stance=oppose --set act= --dry-run --diff',
  ...['', ' --json'].map((as) => `import table.csv --positions rich --dry-run${as}`),
  'import note.html --into rich/new --dry-run',
  'convert note.html',
];

async function record(name: string): Promise<void> {
  const target = path.join(outFolder, 'goldens', name);
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  // Always the same, since documents contain links to the articles in it.
  const folder = path.join(outFolder, 'goldens', 'corpora');
  fs.rmSync(folder, { recursive: true, force: true });
  try {
    makeCorpora(folder);
    const { stdout } = await runWords('formats --json', folder);
    const formats = (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id);
    const jobs = [
      ...['--help', 'formats', 'formats --json'],
      ...Object.keys(COMMANDS).map((command) => `${command} --help`),
      ...CORPORA.flatMap((corpus) => [
        ...ANALYSES.map((words) => words.replace('CORPUS', corpus)),
        ...formats.map((id) => `export ${corpus} --format ${id} --out ${corpus}.${id}`),
      ]),
      ...['lea', 'max'].flatMap((coder) =>
        LISTINGS.map((listing) => `${listing.replace(/^\S+/, '$& two')} --json --coding ${coder}`),
      ),
      ...CHANGES,
    ];
    for (const words of jobs) {
      const { exitCode, stdout, stderr } = await runWords(words, folder);
      const text = `$ ${words}\nexit code ${exitCode}\n${stderr}\n${stdout}`;
      const file = `${words.replaceAll(/[^\w.-]+/g, '_')}.txt`;
      fs.writeFileSync(path.join(target, file), text.replaceAll(folder, '.'));
    }
    for (const file of fs.readdirSync(folder, { withFileTypes: true })) {
      if (file.isFile()) copyOutput(path.join(folder, file.name), path.join(target, file.name));
    }
    console.log(`${String(jobs.length)} outputs are in ${path.relative(inRoot(), target)}`);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  for (const file of PRODUCT_FILES) fs.copyFileSync(inRoot(file), path.join(target, file));
  for (const one of PRODUCT_FOLDERS) {
    fs.cpSync(inRoot(one), path.join(target, one), { recursive: true });
  }
}

/** Copies a file; what is packed (Word, Excel) as its parts, without its random ids and times. */
function copyOutput(from: string, to: string): void {
  if (!/docx|xlsx/.test(from)) {
    fs.copyFileSync(from, to);
    return;
  }
  for (const [name, bytes] of Object.entries(unzipSync(fs.readFileSync(from)))) {
    const part = path.join(to, name);
    fs.mkdirSync(path.dirname(part), { recursive: true });
    const xml = strFromU8(bytes).replaceAll(/\brId[\w-]{9,}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…');
    fs.writeFileSync(part, xml.replaceAll('><', '>\n<'));
  }
}

/** @param words separated by spaces */
async function runWords(words: string, folder: string) {
  let stdout = '';
  let stderr = '';
  const exitCode = await run(words.split(' '), {
    ...{ folder, columns: 100, terminal: false, interactive: false },
    lines: () => Readable.from([]),
    write: (text) => {
      stdout += text;
      return Promise.resolve();
    },
    report: (text) => {
      stderr += text;
    },
    loadFormat: (id) => import(`../../src/formats/${id}/index`) as Promise<FormatModule>,
    progress: () => undefined,
    onInterrupt: () => () => undefined,
  });
  return { exitCode: String(exitCode), stdout, stderr };
}

const [, , name] = process.argv;
if (name === undefined) throw new Error('Name the record: npm run goldens -- before');
void record(name);
