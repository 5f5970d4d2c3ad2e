import assert from 'node:assert/strict';
import {
  describeSpan,
  newPosition,
  parseAnnotationFile,
  type AnnotationFileEdit,
  type Coding,
} from '../../../src/core';
import { Corpus, mentionsIn, type SaveOutcome } from '../../../src/project';
import { MemoryFiles } from '../../support/memoryFiles';
import { stillEnvironment } from '../../support/environment';
import { MemoryTexts } from '../../support/memoryTexts';

const CODEBOOK = `format: policy-codebook/1
title: "Harbours"
actors:
  port-union:
    name: Port Union
    type: organization
  ministry:
    name: Ministry of Transport
issues:
  night-shifts:
    name: Night shifts
`;
const ARTICLE = 'The Port Union rejects night shifts. The Ministry of Transport wants them.\n';
const ANNOTATIONS = 'harbour.txt.annotations.yaml';

suite('A corpus over time', () => {
  test('knows its articles and their metadata after loading', async () => {
    const { corpus } = await loaded({
      'a.md': '---\ntitle: One\n---\nText.\n',
      'b.txt': 'Text.\n',
    });
    assert.deepEqual(
      [...corpus.index.articles()].map((row) => [row.path, row.metadata.title]),
      [
        ['a.md', 'One'],
        ['b.txt', undefined],
        ['harbour.txt', undefined],
      ],
    );
  });

  test('shows a new position at once and writes it behind', async () => {
    const { corpus, files } = await opened();
    const done = await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    assert.equal(done.kind, 'done');
    assert.deepEqual(idsOf(corpus), ['aaaaaaaa']);
    await corpus.settled();
    assert.deepEqual(idsIn(files.texts.get(ANNOTATIONS)), ['aaaaaaaa']);
  });

  test('takes changes back and does them again, many levels, across articles', async () => {
    const { corpus, files } = await opened({ 'other.txt': ARTICLE });
    await corpus.open('other.txt', ARTICLE, true);
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'first');
    await corpus.change('other.txt', [addPosition('bbbbbbbb')], 'second');
    await corpus.change('harbour.txt', [{ kind: 'delete', id: 'aaaaaaaa' }], 'third');
    const taken = [
      await corpus.replay('undo'),
      await corpus.replay('undo'),
      await corpus.replay('undo'),
    ];
    assert.deepEqual(
      taken.map((change) => change?.label),
      ['third', 'second', 'first'],
    );
    assert.equal(await corpus.replay('undo'), undefined);
    assert.deepEqual(idsOf(corpus), []);
    await corpus.replay('redo');
    await corpus.replay('redo');
    await corpus.settled();
    assert.deepEqual(idsIn(files.texts.get(ANNOTATIONS)), ['aaaaaaaa']);
    assert.deepEqual(idsIn(files.texts.get('other.txt.annotations.yaml')), ['bbbbbbbb']);
  });

  test('moves places along with the text and rewrites changed words on save', async () => {
    const { corpus, files } = await opened();
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    const longer = `Today: ${ARTICLE}`;
    corpus.edit('harbour.txt', [{ start: 0, end: 0, text: 'Today: ' }], longer);
    const at = longer.indexOf('rejects');
    const changed = longer.replace('rejects', 'refuses');
    corpus.edit('harbour.txt', [{ start: at, end: at + 7, text: 'refuses' }], changed);
    await corpus.saved('harbour.txt');
    await corpus.settled();
    const [annotation] = read(files.texts.get(ANNOTATIONS));
    const [part] = annotation?.quote ?? [];
    assert.equal(part?.exact, 'refuses night shifts');
    assert.equal(part?.was, 'rejects night shifts');
    assert.equal(part?.start, changed.indexOf('refuses'));
  });

  test('an edit of the text alone writes nothing, not even on save', async () => {
    const { corpus, files } = await opened();
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    await corpus.settled();
    const { writes } = files;
    corpus.edit('harbour.txt', [{ start: 0, end: 0, text: 'Today: ' }], `Today: ${ARTICLE}`);
    await corpus.saved('harbour.txt');
    await corpus.settled();
    assert.equal(files.writes, writes);
  });

  test('merges when somebody else wrote another annotation meanwhile', async () => {
    const { corpus, files } = await opened();
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    await corpus.settled();
    files.change(ANNOTATIONS, (text) => text.replace('aaaaaaaa', 'zzzzzzzz'));
    await corpus.change('harbour.txt', [addPosition('bbbbbbbb')], 'label');
    await corpus.settled();
    assert.deepEqual(idsIn(files.texts.get(ANNOTATIONS)).sort(), ['bbbbbbbb', 'zzzzzzzz']);
    assert.deepEqual(idsOf(corpus).sort(), ['bbbbbbbb', 'zzzzzzzz']);
  });

  test('merges two changes of different fields of one annotation', async () => {
    const { corpus, files } = await opened();
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    await corpus.settled();
    files.change(ANNOTATIONS, (text) => text.replace('stance: oppose', 'stance: neutral'));
    const [mine] = corpus.index.article('harbour.txt')?.annotations ?? [];
    assert.ok(mine);
    const noted = { ...mine.annotation, note: 'mine' };
    await corpus.change('harbour.txt', [{ kind: 'replace', annotation: noted }], 'label');
    await corpus.settled();
    const [merged] = read(files.texts.get(ANNOTATIONS));
    assert.ok(merged?.kind === 'position');
    assert.equal(merged.stance, 'neutral');
    assert.equal(merged.note, 'mine');
  });

  test('keeps what the file has, and asks, when one field was changed on both sides', async () => {
    const { corpus, files, outcomes } = await opened();
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    await corpus.settled();
    files.change(ANNOTATIONS, (text) => text.replace('stance: oppose', 'stance: neutral'));
    const [mine] = corpus.index.article('harbour.txt')?.annotations ?? [];
    assert.ok(mine?.annotation.kind === 'position');
    const changed = { ...mine.annotation, stance: 'support' };
    await corpus.change('harbour.txt', [{ kind: 'replace', annotation: changed }], 'label');
    await corpus.settled();
    assert.match(files.texts.get(ANNOTATIONS) ?? '', /stance: neutral/);
    const last = outcomes.at(-1);
    assert.equal(last?.kind, 'disputed');
    assert.deepEqual(last?.kind === 'disputed' && last.disputes.length, 1);
    // To take the disputed change back would write over theirs.
    assert.equal(corpus.history.canUndo, false);
    await corpus.settled();
    const [shown] = corpus.index.article('harbour.txt')?.annotations ?? [];
    assert.equal(shown?.annotation.kind === 'position' && shown.annotation.stance, 'neutral');
  });

  test('keeps what the file says of a coder, and asks, when both sides marked the article', async () => {
    const { corpus, files, outcomes } = await opened();
    await corpus.change('harbour.txt', [marked('in-progress')], 'label');
    await corpus.settled();
    files.change(ANNOTATIONS, (text) => text.replace('in-progress', 'not-relevant'));
    await corpus.change('harbour.txt', [marked('complete')], 'label');
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    await corpus.settled();
    const last = outcomes.find(({ kind }) => kind === 'disputed');
    assert.deepEqual(
      last?.kind === 'disputed' && last.disputes.map((one) => 'coder' in one && one.coder),
      ['lea'],
    );
    assert.match(files.texts.get(ANNOTATIONS) ?? '', /state: not-relevant/);
    assert.deepEqual(idsIn(files.texts.get(ANNOTATIONS)), ['aaaaaaaa']);
    assert.equal(corpus.index.article('harbour.txt')?.coded.get('lea')?.state, 'not-relevant');
    // Marks cannot be taken back over theirs; the annotation still can.
    await corpus.replay('undo');
    await corpus.settled();
    assert.deepEqual(idsIn(files.texts.get(ANNOTATIONS)), []);
    assert.equal(corpus.history.canUndo, false);
  });

  test('keeps what could not be written and writes it with the next change', async () => {
    const { corpus, files, outcomes } = await opened();
    files.refusals.push({ kind: 'failed', reason: 'ENOSPC' });
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    await corpus.settled();
    assert.deepEqual(outcomes, [{ path: ANNOTATIONS, kind: 'failed', reason: 'ENOSPC' }]);
    assert.deepEqual(idsOf(corpus), ['aaaaaaaa']);
    await corpus.change('harbour.txt', [addPosition('bbbbbbbb')], 'label');
    await corpus.settled();
    assert.deepEqual(idsIn(files.texts.get(ANNOTATIONS)).sort(), ['aaaaaaaa', 'bbbbbbbb']);
  });

  test('never writes a refused file, and keeps the last good version on screen', async () => {
    const { corpus, files } = await opened();
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    await corpus.settled();
    const broken = `${files.texts.get(ANNOTATIONS) ?? ''}<<<<<<< mine\n`;
    files.texts.set(ANNOTATIONS, broken);
    await corpus.filesChanged([ANNOTATIONS]);
    assert.deepEqual(idsOf(corpus), ['aaaaaaaa']);
    assert.equal(corpus.index.article('harbour.txt')?.stale, true);
    const outcome = await corpus.change('harbour.txt', [addPosition('bbbbbbbb')], 'label');
    assert.equal(outcome.kind === 'refused' && outcome.reason, 'unreadable');
    await corpus.settled();
    assert.equal(files.texts.get(ANNOTATIONS), broken);
  });

  test('a half-typed codebook changes nothing but its problems', async () => {
    const { corpus, files } = await opened();
    files.texts.set('codebook.yaml', `${CODEBOOK}  "half`);
    await corpus.filesChanged(['codebook.yaml']);
    assert.equal(corpus.codebook.actors.size, 2);
    assert.notEqual(corpus.problems.get('codebook.yaml')?.problems.length, 0);
  });

  test('a new alias in the codebook is matched in open articles', async () => {
    const { corpus, files } = await opened();
    const before = mentionsOf(corpus);
    files.texts.set(
      'codebook.yaml',
      CODEBOOK.replace('name: Port Union\n', 'name: Port Union\n    aliases: [rejects]\n'),
    );
    await corpus.filesChanged(['codebook.yaml']);
    assert.equal(mentionsOf(corpus), before + 1);
  });

  test('announces the changes of a tick as one batch, and typing beside the quotes not at all', async () => {
    const { corpus } = await opened({ 'other.txt': ARTICLE });
    await corpus.change('harbour.txt', [addPosition('aaaaaaaa')], 'label');
    await corpus.settled();
    const batches: string[][] = [];
    corpus.index.onDidChange(({ articles }) => batches.push([...articles]));
    const at = ARTICLE.indexOf('rejects');
    corpus.edit('harbour.txt', [{ start: 0, end: 0, text: 'x' }], `x${ARTICLE}`);
    await Promise.resolve();
    assert.deepEqual(batches, []);
    const changed = `x${ARTICLE.replace('rejects', 'rejected')}`;
    corpus.edit(
      'harbour.txt',
      [{ start: at + 8, end: at + 8, text: 'ed' }],
      changed.replace('rejected', 'rejectsed'),
    );
    corpus.edit('harbour.txt', [{ start: at + 7, end: at + 8, text: '' }], changed);
    await Promise.resolve();
    await Promise.resolve();
    assert.deepEqual(batches, [['harbour.txt']]);
    const [placed] = corpus.index.article('harbour.txt')?.annotations ?? [];
    assert.deepEqual(placed?.places[0]?.span, {
      start: at + 1,
      end: at + 1 + 'rejected night shifts'.length,
    });
  });
});

async function loaded(texts: Readonly<Record<string, string>> = {}) {
  const files = new MemoryFiles({ 'codebook.yaml': CODEBOOK, 'harbour.txt': ARTICLE, ...texts });
  const environment = stillEnvironment();
  const corpus = new Corpus(files, environment, {
    coder: () => 'lea',
    largestText: () => 1e6,
    kept: new MemoryTexts(),
  });
  const outcomes: SaveOutcome[] = [];
  corpus.onDidSave((outcome) => outcomes.push(outcome));
  await corpus.load();
  assert.deepEqual(environment.errors, []);
  return { corpus, files, environment, outcomes };
}

async function opened(texts: Readonly<Record<string, string>> = {}) {
  const all = await loaded(texts);
  await all.corpus.open('harbour.txt', ARTICLE, true);
  return all;
}

function addPosition(id: string): AnnotationFileEdit {
  const start = ARTICLE.indexOf('rejects');
  const quote = [describeSpan(ARTICLE, { start, end: start + 'rejects night shifts'.length })];
  const given = { actors: ['port-union'], issues: ['night-shifts'], stance: 'oppose' };
  return { kind: 'add', annotation: newPosition({ id, quote, coder: 'lea' }, given) };
}

function marked(state: Coding['state']): AnnotationFileEdit {
  const coding = { state, date: undefined, codebook: undefined, reason: undefined };
  return { kind: 'code', coder: 'lea', coding };
}

function idsOf(corpus: Corpus): string[] {
  const { annotations } = corpus.index.article('harbour.txt') ?? { annotations: [] };
  return annotations.map(({ annotation }) => annotation.id);
}

function mentionsOf(corpus: Corpus): number {
  const state = corpus.state('harbour.txt');
  return state ? mentionsIn(state).length : 0;
}

function read(text: string | undefined) {
  const parsed = parseAnnotationFile(text ?? '', undefined);
  assert.equal(parsed.kind, 'annotations');
  return parsed.kind === 'annotations' ? parsed.file.annotations : [];
}

function idsIn(text: string | undefined): string[] {
  return read(text).map(({ id }) => id);
}
