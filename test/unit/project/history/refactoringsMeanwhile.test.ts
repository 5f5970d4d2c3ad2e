import assert from 'node:assert/strict';
import {
  idsNamedBy,
  parseAnnotationFile,
  parseCodebook,
  runSync,
  type Refactoring,
} from '../../../../src/core';
import { Corpus } from '../../../../src/project';
import { stillEnvironment } from '../../../support/environment';
import { MemoryFiles } from '../../../support/memoryFiles';
import { MemoryTexts } from '../../../support/memoryTexts';

const CODEBOOK = `format: policy-codebook/1
actors:
  port: {name: The port, aliases: [quay]}
  town: {name: Town}
  crew: {name: Crew, part-of: port}
issues:
  noise: {name: Noise}
`;
const SEARCHES = `format: policy-searches/1
searches:
  - {name: quay, query: 'actor:port'}
`;
const A = 'a.txt.annotations.yaml';
const B = 'b.txt.annotations.yaml';

const REFACTORINGS: readonly Refactoring[] = [
  { kind: 'rename', layer: 'actor', id: 'port', to: 'harbour' },
  {
    ...{ kind: 'rename', layer: 'actor', id: 'port', to: 'harbour' },
    ...{ name: 'Harbour', keepsName: true },
  },
  { kind: 'merge', layer: 'actor', from: ['port'], into: 'town', keepsWords: true },
  { kind: 'delete', layer: 'actor', id: 'port', annotations: 'delete' },
];

/** What another program does to a file. */
interface Theirs {
  readonly path: string;
  readonly change: (text: string) => string;
}

const THEIRS: Readonly<Record<string, Theirs>> = {
  'a note in the first file': theirsIn(A, (text) => text.replace('a note', 'THEIRS')),
  'a note in the last file': theirsIn(B, (text) => text.replace('a note', 'THEIRS')),
  'one more position of the actor': theirsIn(B, (text) =>
    text.replace(
      '...\n',
      '  - {id: c3, actor: port, issue: noise, stance: oppose, note: THEIRS, quote: quay}\n...\n',
    ),
  ),
  'a part of the actor': theirsIn('codebook.yaml', (text) =>
    text.replace('issues:', '  pilots: {name: THEIRS, part-of: port}\nissues:'),
  ),
  'another name of the actor': theirsIn('codebook.yaml', (text) =>
    text.replace('name: The port', 'name: THEIRS'),
  ),
  'another name of a search': theirsIn('searches.yaml', (text) => text.replace('quay', 'THEIRS')),
};

function theirsIn(path: string, change: Theirs['change']): Theirs {
  return { path, change };
}

suite('A refactoring while another program writes', () => {
  for (const [what, { path, change }] of Object.entries(THEIRS)) {
    test(`${what} is kept, and nothing is half done`, async () => {
      const outcomes = new Set<string>();
      for (const refactoring of REFACTORINGS) {
        for (const isReported of [true, false]) {
          for (const write of ['codebook.yaml', A, B]) {
            const { corpus, files } = await loaded();
            const plan = await corpus.planRefactoring(refactoring);
            assert.ok(plan);
            let isDone = false;
            const before = files.write.bind(files);
            files.write = (file, ...rest) => {
              const isMoment = !isDone && file === write && !isWritten(files, path);
              isDone ||= isMoment;
              if (isMoment) files.change(path, change);
              if (isMoment && isReported) void corpus.filesChanged([path]);
              return before(file, ...rest);
            };
            outcomes.add(await corpus.refactor(plan, 'Port'));
            await corpus.settled();
            const place = `${refactoring.kind} ${write} ${String(isReported)}`;
            if (isDone) assert.match(files.texts.get(path) ?? '', /THEIRS/, place);
            assert.deepEqual(lostIds(files), [], place);
            // Nothing waits to be written, and everything can be.
            await corpus.filesChanged([...files.texts.keys()]);
            await corpus.make(
              { codebook: [{ kind: 'add-actor', actor: { id: 'later', name: 'Later' } }] },
              'Later',
            );
            await corpus.settled();
            assert.match(files.texts.get('codebook.yaml') ?? '', /later:/, place);
          }
        }
      }
      assert.ok(outcomes.has('changed-since') || path === 'searches.yaml', [...outcomes].join());
    });
  }
});

/** What is written later cannot be noticed. */
function isWritten(files: MemoryFiles, path: string): boolean {
  return !/actor: \[?port|port: \{name|actor:port/.test(files.texts.get(path) ?? '');
}

/** Ids that annotations and the codebook name, and that no entry has. */
function lostIds({ texts }: MemoryFiles): readonly string[] {
  const parsed = runSync(parseCodebook(texts.get('codebook.yaml') ?? ''));
  assert.ok(parsed.kind === 'codebook');
  const { codebook, problems } = parsed;
  const named = [A, B].flatMap((path) => {
    const read = parseAnnotationFile(texts.get(path) ?? '', codebook);
    assert.ok(read.kind === 'annotations');
    return read.file.annotations.flatMap((annotation) => [...idsNamedBy(annotation)]);
  });
  const lost = named.filter((id) => !codebook.actors.has(id) && !codebook.issues.has(id));
  const unknown = problems.filter(({ code }) => code.startsWith('unknown'));
  return [...lost, ...unknown.map(({ code }) => code)];
}

function annotations(id: string, actor: string): string {
  return `format: policy-annotations/1
positions:
  - id: ${id}
    actor: ${actor}
    issue: noise
    stance: oppose
    note: a note
    quote: {exact: quay}
...
`;
}

async function loaded() {
  const files = new MemoryFiles({
    'codebook.yaml': CODEBOOK,
    'searches.yaml': SEARCHES,
    ...{ 'a.txt': 'The quay.\n', 'b.txt': 'The quay.\n' },
    [A]: annotations('a1', 'port'),
    [B]: annotations('b2', '[port, crew]'),
  });
  const corpus = new Corpus(files, stillEnvironment(), {
    coder: () => 'ana',
    largestText: () => 1e6,
    kept: new MemoryTexts(),
  });
  await corpus.load();
  return { corpus, files };
}
