import assert from 'node:assert/strict';
import { assertMatrices, caseOf, FIXTURE } from '../networks/dnaFixture';
import { optionsOf, type DnaData, type DnaMatrix, type DnaSettings } from '../networks/dnaSupport';
import { folderOf, runCli } from './session';

// From files to matrices: what Discourse Network Analyzer computed, through the options of the
// command line.

suite('policy-annotator network, against Discourse Network Analyzer', () => {
  for (const [name, data] of Object.entries(FIXTURE.data)) {
    const cases = FIXTURE.cases.filter((stored) => caseOf(stored).name === name);
    if (cases.length === 0) continue;
    test(`${String(cases.length)} networks of the files of “${name}”`, async () => {
      const { folder, remove } = folderOf(filesOf(data));
      try {
        for (const stored of cases) {
          assertMatrices(await matrices(folder, caseOf(stored).settings), stored);
        }
      } finally {
        remove();
      }
    });
  }
});

interface Image extends Omit<DnaMatrix, 'window'> {
  readonly window: { readonly first: string; readonly last: string } | null;
}

async function matrices(folder: string, settings: DnaSettings): Promise<DnaMatrix[]> {
  const words = wordsOf(settings);
  const result = await runCli(['network', folder, '--json', ...words]);
  assert.equal(result.exitCode, 0, `${words.join(' ')}: ${result.stderr}`);
  const output = JSON.parse(result.stdout) as Image | Image[];
  const isCalendar = settings.window !== undefined && !settings.window.startsWith('events');
  return [output].flat().map(({ rows, columns, matrix, window }) => ({
    rows: rows.map(withoutEnding),
    columns: columns.map(withoutEnding),
    matrix,
    window: isCalendar && window ? `${window.first} ${window.last}` : undefined,
  }));
}

/** The documents' numbers are the names of the files. */
const withoutEnding = (label: string): string => label.replace(/\.md$/, '');

function wordsOf(settings: DnaSettings): string[] {
  const options = optionsOf(settings);
  return [
    ...['--mode', options.mode, '--rows', options.rows, '--columns', options.columns],
    ...['--qualifier', options.qualifier ?? 'none', '--aggregation', options.aggregation],
    ...['--normalization', options.normalization, '--duplicates', options.duplicates],
    ...['--since', settings.from, '--until', settings.to],
    ...(settings.window === undefined ? [] : ['--window', `dna-${settings.window}`]),
    ...(options.isolates ? ['--isolates'] : []),
    ...options.exclusions.flatMap(({ variable, values, only }) =>
      values.flatMap((value) => [only ? '--only' : '--exclude', `${variable}=${value}`]),
    ),
  ];
}

/** As files, in which everything has an id, and the names that DNA has. JSON is YAML. */
function filesOf({ documents, statements, organizations }: DnaData): Record<string, string> {
  const files: Record<string, string> = { 'codebook.yaml': codebookOf(organizations, statements) };
  for (const [number, date, author, source, section, type, title] of documents) {
    const own = statements.flatMap(([document, ...result], at) =>
      document === number ? [{ result, at }] : [],
    );
    const article = {
      ...Object.fromEntries(
        Object.entries({ date, author, source, section, title }).filter(([, text]) => text !== ''),
      ),
      ...(type === '' ? {} : { attributes: { type } }),
    };
    const positions = own.map(({ result: [person, concept, agreement, level, frame], at }) => ({
      id: `p${String(at).padStart(3, '0')}`,
      actor: person.split('+').map(idOf),
      // A position needs something that it is about.
      ...(concept === '' ? { target: 'port' } : { issue: concept.split('+').map(idOf) }),
      stance: agreement === 1 ? 'support' : 'oppose',
      fields: { agreed: agreement === 1, level, ...(frame === '' ? {} : { frame }) },
      quote: wordsAt(at),
    }));
    files[`${String(number)}.md`] = own.map(({ at }) => `${wordsAt(at)}\n`).join('');
    files[`${String(number)}.md.annotations.yaml`] = [
      'format: policy-annotations/1',
      `article: ${JSON.stringify(article)}`,
      `positions: ${JSON.stringify(positions)}`,
      '...\n',
    ].join('\n');
  }
  return files;
}

const wordsAt = (at: number): string => `These words are number ${String(1000 + at)}.`;
const idOf = (name: string): string => name.toLowerCase().replaceAll(' ', '-');

function codebookOf(
  organizations: DnaData['organizations'],
  statements: DnaData['statements'],
): string {
  const actors: Record<string, unknown> = {};
  for (const [person, organization] of Object.entries(organizations)) {
    const above = organization === '' ? {} : { 'part-of': idOf(organization) };
    actors[idOf(person)] = { name: person, type: 'person', ...above };
    if (organization !== '') actors[idOf(organization)] = { name: organization };
  }
  const concepts = new Set(statements.flatMap(([, , concept]) => concept.split('+')));
  concepts.delete('');
  const issues = Object.fromEntries([...concepts].map((name) => [idOf(name), { name }]));
  const fields = {
    agreed: { type: 'boolean' },
    level: { type: 'integer' },
    frame: { type: 'text' },
  };
  return [
    'format: policy-codebook/1',
    `actors: ${JSON.stringify(actors)}`,
    `issues: ${JSON.stringify(issues)}`,
    `fields: ${JSON.stringify(fields)}\n`,
  ].join('\n');
}
