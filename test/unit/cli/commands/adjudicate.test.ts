import assert from 'node:assert/strict';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { folderOf, parsed, runCli } from '../session';

const BOOK = `format: policy-codebook/1
coders:
  lea: {name: Lea}
  max: {name: Max}
actors:
  union: {name: The union}
issues:
  nights: {name: Night shifts}
  pay: {name: Pay}
annotation-files: one-per-coder
`;

const TEXT = 'The union rejects night shifts, and asks for more pay.\n';

function file(coder: string, stance: string, state = 'complete'): string {
  return `format: policy-annotations/1
coded:
  ${coder}: {state: ${state}}
positions:
  - id: ${coder}1
    actor: union
    issue: nights
    stance: oppose
    quote: {exact: "rejects night shifts", start: 10}
  - id: ${coder}2
    actor: union
    issue: pay
    stance: ${stance}
    quote: {exact: "asks for more pay", start: 36}
...
`;
}

const BOTH = {
  'codebook.yaml': BOOK,
  'a.txt': TEXT,
  'a.txt.lea.annotations.yaml': file('lea', 'support'),
  'a.txt.max.annotations.yaml': file('max', 'neutral'),
};

const DECIDED = `format: policy-annotations/1
decided:
  d1:
    by: eve
    at: "2026-01-02T00:00:00Z"
    over: ["lea#lea2@xxxxxx", "max#max2@xxxxxx"]
    reason: ambiguous
...
`;

suite('adjudicate', () => {
  test('tells readings apart that differ in a field only', async () => {
    const milder = file('max', 'support').replace(
      'stance: oppose',
      'stance: oppose\n    act: warn',
    );
    await inFolder({ ...BOTH, 'a.txt.max.annotations.yaml': milder }, async (run) => {
      const { stdout } = await run('--list');
      assert.match(stdout, /Lea +The union ⊖ Night shifts {2}/);
      assert.match(stdout, /Max +The union ⊖ Night shifts \(Act: warning\)/);
      const rows = parsed<{ readings: { positions: { act: string | null }[] }[] }>(
        await run('--list', '--json'),
      );
      assertMatchesSchema('adjudicate', rows);
      const acts = rows[0]?.readings.map(({ positions }) => positions.map(({ act }) => act));
      assert.deepEqual(acts, [[null], ['warn']]);
    });
  });

  test('lists what waits, what is decided and what has changed since', async () => {
    await inFolder({ ...BOTH, 'a.txt.annotations.yaml': DECIDED }, async (run) => {
      const { exitCode, stdout, stderr } = await run('--list');
      assert.deepEqual([exitCode, stderr], [0, '']);
      assert.equal(
        stdout,
        `ARTICLE  STATE      CODERS    READING                   QUOTE
───────  ─────────  ────────  ────────────────────────  ────────────────────
a.txt    identical  Lea, Max  The union ⊖ Night shifts  rejects night shifts
a.txt    changed    Lea       The union ⊕ Pay           asks for more pay
                    Max       The union ⊜ Pay

1 passage waits, of these 1 identical; changed since decided: 1; decided: 0.
`,
      );
    });
  });

  test('as JSON has a row for each passage, and a decision with its result', async () => {
    await inFolder({ ...BOTH, 'a.txt.annotations.yaml': DECIDED }, async (run) => {
      const json = await run('--list', '--json', '--issue', 'pay');
      const rows = parsed<{ readonly state: string; readonly decision: unknown }>(json);
      assertMatchesSchema('adjudicate', rows);
      assert.deepEqual(
        rows.map(({ state, decision }) => [state, decision]),
        [['changed', { by: 'eve', at: '2026-01-02T00:00:00Z', reason: 'ambiguous', result: [] }]],
      );
    });
  });

  test('lists a result whose readings have all been removed, with its words', async () => {
    const plain = DECIDED.replace(/over: .*/, 'from: ["lea#old@xxxxxx"]\n    result: r1').replace(
      '...',
      file('eve', 'neutral')
        .replace(/[^]*positions:/, 'positions:')
        .replace(/eve1/, 'r1')
        .replace(/ {2}- id: eve2[^]*/, '...'),
    );
    const none = 'format: policy-annotations/1\ncoded: {lea: {state: complete}}\n...\n';
    const files = {
      ...{ 'codebook.yaml': BOOK, 'a.txt': TEXT, 'a.txt.annotations.yaml': plain },
      'a.txt.lea.annotations.yaml': none,
    };
    await inFolder(files, async (run) => {
      const { stdout } = await run('--list');
      assert.match(
        stdout,
        /a\.txt +changed +removed +result: The union ⊖ Night shifts +rejects night shifts\n/,
      );
      const rows = parsed<{ readonly start: number }>(await run('--list', '--json'));
      assertMatchesSchema('adjudicate', rows);
      assert.deepEqual(
        rows.map(({ start }) => start),
        [10],
      );
    });
  });

  test('says which article is not listed, since a file of it cannot be read', async () => {
    const files = { ...BOTH, 'a.txt.max.annotations.yaml': 'format: [' };
    await inFolder(files, async (run) => {
      const { stdout, stderr } = await run('--list');
      assert.match(
        stdout,
        /Not listed, since a file of the article cannot be read: a\.txt\.max\.annotations\.yaml\./,
      );
      assert.match(stderr, /a\.txt\.max\.annotations\.yaml/);
    });
  });

  test('leaves out what is not complete, unless asked', async () => {
    const files = { ...BOTH, 'a.txt.max.annotations.yaml': file('max', 'neutral', 'in-progress') };
    await inFolder(files, async (run) => {
      assert.deepEqual(parsed(await run('--list', '--json')), []);
      assert.equal(parsed(await run('--list', '--json', '--unfinished')).length, 2);
    });
  });

  test('says what to do with one file for all, without --list, and for a misspelt issue', async () => {
    await inFolder(BOTH, async (run) => {
      assert.match((await run()).stderr, /Add --list/);
      const { exitCode, stderr } = await run('--list', '--issue', 'nigths');
      assert.equal(exitCode, 2);
      assert.match(stderr, /no issue “nigths”.*“nights”/);
    });
    const shared = { ...BOTH, 'codebook.yaml': BOOK.replace('one-per-coder', 'shared') };
    await inFolder(shared, async (run) => {
      assert.match((await run('--list')).stderr, /share one file/);
    });
  });
});

type Run = (...words: readonly string[]) => ReturnType<typeof runCli>;

async function inFolder(
  files: Readonly<Record<string, string>>,
  play: (run: Run) => Promise<void>,
): Promise<void> {
  const { folder, remove } = folderOf(files);
  try {
    await play((...words) => runCli(['adjudicate', ...words], { folder }));
  } finally {
    remove();
  }
}
