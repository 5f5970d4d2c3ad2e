// A real news article, annotated completely through the interface. Its text is not part of the
// repository: only names are used here, and places are offsets into it.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/places.mjs';
import article from '../../fixtures/seed/article.json';
import expectedRecords from '../../fixtures/seed/records.json';
import {
  cancelQuickInput,
  clickStatusBar,
  openWindow,
  runCommand,
  picture,
  selectRange,
  waitForDecoration,
  waitForMessage,
  waitForStatusBar,
  type VsCodeWindow,
} from '../driver';
import {
  annotate,
  annotateDisagreement,
  changeField,
  choose,
  pressChord,
  until,
  waitUntilActive,
  type RelationAnswers,
} from '../support/annotating';
import { commandLineExport, exportFromPalette } from '../support/exporting';
import {
  annotationFileOf,
  codebookOf,
  filesOf,
  textOf,
  waitForAnnotations,
} from '../support/onDisk';

const { name, sha256 } = article;
const annotationFile = `${name}.annotations.yaml`;

/** The place of words: UTF-16 offset and length. */
type Place = readonly [start: number, length: number];

interface Coding extends RelationAnswers {
  readonly at: Place;
  /** The field's name, how it is edited, and what is ticked, chosen or typed. */
  readonly details?: readonly (readonly [
    field: string,
    kind: 'added' | 'chosen' | 'typed',
    value: string,
  ])[];
}

const first: Coding = {
  at: [42, 115],
  who: 'Antony Blinken',
  what: 'Cooperation',
  stance: 's',
  details: [['Addressee', 'chosen', 'Xi Jinping']],
};

/** Words of the article that name an actor or issue otherwise than by its name. */
const aliases: readonly (readonly [at: Place, of: string])[] = [
  [[0, 4], 'United States'],
  [[34, 7], 'Antony Blinken'],
  [[606, 4], 'Wang Yi'],
  [[1175, 8], 'Fentanyl flow'],
  [[1537, 18], 'U.S. officials'],
];

const both = ['United States', 'China'];

/** Every other position of the article, in its order. */
const codings: readonly Coding[] = [
  {
    at: [194, 63],
    who: both,
    what: ['Military communication', 'Travel restrictions'],
    stance: 'u',
  },
  {
    at: [375, 53],
    who: 'Biden administration',
    what: 'Chinese exports',
    stance: 'o',
    details: [
      ['Target', 'chosen', 'China'],
      ['Act', 'typed', 'express-concern'],
    ],
  },
  {
    at: [433, 46],
    who: 'Biden administration',
    what: 'Support for Russia',
    stance: 'o',
    details: [['Target', 'chosen', 'China']],
  },
  {
    at: [487, 69],
    who: 'China',
    what: 'Encirclement',
    stance: 'o',
    details: [
      ['Target', 'chosen', 'United States'],
      ['Act', 'typed', 'accuse'],
    ],
  },
  {
    at: [487, 69],
    who: 'United States',
    what: 'Encirclement',
    stance: 's',
    details: [['According to', 'chosen', 'China']],
  },
  {
    at: [637, 119],
    who: 'China',
    what: 'Cooperation',
    stance: 'a',
    details: [['Speaker', 'chosen', 'Wang Yi']],
  },
  {
    at: [777, 61],
    who: 'China',
    what: 'Development rights',
    stance: 's',
    details: [['Speaker', 'chosen', 'Wang Yi']],
  },
  { at: [883, 66], who: both, what: 'Cooperation', stance: 's' },
  {
    at: [1129, 86],
    who: 'U.S. officials',
    what: 'Fentanyl flow',
    stance: 'o',
    details: [['Target', 'chosen', 'China']],
  },
  { at: [1228, 95], who: 'U.S. officials', what: 'Military communication', stance: 's' },
  {
    at: [1336, 44],
    who: 'China',
    what: 'Cultural exchange',
    stance: 's',
    details: [['Act', 'typed', 'demand']],
  },
  {
    at: [1385, 68],
    who: 'China',
    what: 'Interrogation of students',
    stance: 'o',
    details: [['Target', 'chosen', 'United States']],
  },
  {
    at: [1455, 75],
    who: 'Unattributed',
    what: 'Support for Russia',
    stance: 'o',
    details: [['Target', 'chosen', 'China']],
  },
  {
    at: [1537, 106],
    who: 'U.S. officials',
    what: 'Support for Russia',
    stance: 'o',
    details: [
      ['Target', 'chosen', 'China'],
      ['Act', 'typed', 'warn'],
    ],
  },
  {
    at: [1671, 130],
    who: 'Biden administration',
    what: 'Support for Russia',
    stance: 'o',
    details: [
      ['Target', 'chosen', 'China'],
      ['Target', 'added', 'Russia'],
      ['Coder’s certainty', 'chosen', 'probable'],
    ],
  },
  { at: [1803, 113], who: both, what: 'Cooperation', stance: 's' },
  {
    at: [2309, 135],
    who: 'The author',
    what: 'Cooperation',
    stance: 's',
    details: [['Coder’s certainty', 'chosen', 'possible']],
  },
];

const disagreements: readonly { readonly at: Place; readonly about: readonly string[] }[] = [
  { at: [263, 82], about: ['Trade', 'Territorial disputes'] },
  { at: [1983, 107], about: ['Trade', 'Territorial disputes', 'Military communication'] },
];

suite('The seed article, annotated through the interface', () => {
  let window: VsCodeWindow;
  let opened: VsCodeWindow | undefined;
  let text: string;

  suiteSetup(async function () {
    const file = path.join(
      process.env.MATERIAL ?? inRoot('..', 'shared', 'material'),
      'articles',
      name,
    );
    if (!fs.existsSync(file)) {
      console.log(
        `Skipped: ${name} is not at hand ($MATERIAL names the folder that has articles/${name}).`,
      );
      this.skip();
    }
    const bytes = fs.readFileSync(file);
    assert.equal(crypto.createHash('sha256').update(bytes).digest('hex'), sha256);
    text = bytes.toString('utf8');
    const prepare = (folder: string) => fs.copyFileSync(file, path.join(folder, name));
    window = opened = await openWindow({ prepare, open: name });
    await waitUntilActive(window);
  });
  teardown(async function () {
    if (this.currentTest?.state === 'failed') await picture(window, 'seedArticle-failed');
  });
  suiteTeardown(() => opened?.close());

  test('the first annotation makes the codebook, the actor and the issue', async () => {
    assert.deepEqual(filesOf(window), [name]);
    await select(first.at);
    await annotate(window, first);
    // The status bar shows it for some seconds, and the message stays: neither waits for the other.
    await Promise.all([
      waitForMessage(window, 'A codebook was created for this corpus: codebook.yaml'),
      waitForStatusBar(window, 'Antony Blinken ⊕ Cooperation'),
    ]);
    await waitForAnnotations(window, name, 1);
    await changeDetails(first);
    assert.deepEqual(filesOf(window), [name, annotationFile, 'codebook.yaml']);
    const { actors, issues } = codebookOf(window);
    assert.deepEqual([...actors.keys()], ['antony-blinken', 'xi-jinping']);
    assert.deepEqual([...issues.keys()], ['cooperation']);
  });

  test('every position is annotated, new actors and issues made on the way', async () => {
    let count = 1;
    for (const coding of codings) {
      await select(coding.at);
      await annotate(window, coding);
      count += typeof coding.what === 'string' ? 1 : coding.what.length;
      await waitForAnnotations(window, name, count);
      await changeDetails(coding);
    }
    assert.equal(count, 19);
  });

  test('the disagreements that the article states are annotated', async () => {
    for (const [index, { at, about }] of disagreements.entries()) {
      await select(at);
      await annotateDisagreement(window, both, about);
      await waitForAnnotations(window, name, 20 + index);
    }
  });

  test('Add Alias marks the other words for an actor or issue', async () => {
    for (const [at, of] of aliases) {
      await select(at);
      await runCommand(window, 'Policy Annotator: Add Alias');
      await choose(window, 'Add Alias', of);
      await until(`${of} has an alias`, () => hasAlias(of, words(at)));
    }
    await select([1175, 0]);
    await waitForDecoration(window, words([1175, 8]), isUnderlined);
  });

  test('the annotation file holds exactly these records', () => {
    const { annotations } = annotationFileOf(window, name);
    assert.deepEqual(annotations.map(plain), expectedRecords.map(wanted));
    for (const { quote } of annotations) {
      for (const { exact, prefix = '', suffix = '', start = 0 } of quote) {
        const end = start + exact.length;
        assert.equal(text.slice(start - prefix.length, start), prefix);
        assert.equal(text.slice(end, end + suffix.length), suffix);
        assert.ok(prefix.length >= Math.min(32, start) && prefix.length <= 256, prefix);
        assert.ok(suffix.length >= Math.min(32, text.length - end) && suffix.length <= 256, suffix);
      }
    }
    const ids = new Set(annotations.map(({ id }) => id));
    assert.equal(ids.size, annotations.length);
    for (const id of ids) assert.match(id, /^[a-z][a-z0-9]{7}$/);
  });

  for (const format of ['positions-csv', 'json', 'brief-md', 'matrix-csv', 'disagreements-csv']) {
    test(`${format} from the palette is, byte for byte, that of the command line`, async () => {
      const fromPalette = await exportFromPalette(window, format);
      const length = format === 'brief-md' ? ['--length', 'full'] : [];
      const fromCommandLine = commandLineExport(window, format, ...length);
      assert.ok(fromCommandLine.length > 100);
      assert.equal(fromPalette.compare(fromCommandLine), 0, format);
    });
  }

  test('undo takes everything back, level by level, and redo brings back the same bytes', async () => {
    const complete = textOf(window, annotationFile);
    const codebook = textOf(window, 'codebook.yaml');
    await picture(window, 'seedArticle-complete');
    await pressChord(window, 'Control+1');
    // The aliases were added last.
    for (const [at, of] of aliases.toReversed()) {
      await pressChord(window, 'Control+K', 'Backspace');
      await until(`${of} has the alias no longer`, () => !hasAlias(of, words(at)));
    }
    const levels = [complete];
    while (countOnDisk() > 0) {
      const before = textOf(window, annotationFile);
      await pressChord(window, 'Control+K', 'Backspace');
      await until('a change is undone', () => textOf(window, annotationFile) !== before);
      levels.push(textOf(window, annotationFile));
    }
    // One change for each annotation, the pair counting as one, and one for each detail.
    const details = [first, ...codings].flatMap((coding) => coding.details ?? []);
    assert.equal(levels.length - 1, 20 + details.length);
    await waitForStatusBar(window, 'Undone: Antony Blinken ⊕ Cooperation');
    // The actors and issues that were created along the way are removed, too.
    await until('the codebook is empty again', () => {
      const { actors, issues } = codebookOf(window);
      return actors.size + issues.size === 0;
    });
    for (const wantedText of levels.slice(0, -1).reverse()) {
      const before = textOf(window, annotationFile);
      await pressChord(window, 'Control+K', 'Shift+Backspace');
      await until('a change is done again', () => textOf(window, annotationFile) !== before);
      assert.equal(textOf(window, annotationFile), wantedText);
    }
    for (const [at, of] of aliases) {
      await pressChord(window, 'Control+K', 'Shift+Backspace');
      await until(`${of} has the alias again`, () => hasAlias(of, words(at)));
    }
    assert.equal(textOf(window, annotationFile), complete);
    assert.equal(textOf(window, 'codebook.yaml'), codebook);
  });

  async function select([start, length]: Place): Promise<void> {
    if (length > 0) await selectRange(window, placeOf(start), placeOf(start + length));
    else await selectRange(window, placeOf(start), placeOf(start + 1));
  }

  async function changeDetails({ details = [] }: Coding): Promise<void> {
    if (details.length === 0) return;
    await clickStatusBar(window, 'Details');
    for (const [field, kind, value] of details) {
      const before = textOf(window, annotationFile);
      await changeField(window, field, kind, value);
      await until(`${field} is on disk`, () => textOf(window, annotationFile) !== before);
    }
    await cancelQuickInput(window);
  }

  /** Line and column, both from 1. */
  function placeOf(offset: number) {
    const before = text.slice(0, offset);
    return {
      line: before.split('\n').length,
      column: offset - before.lastIndexOf('\n'),
    };
  }

  function words([start, length]: Place): string {
    return text.slice(start, start + length);
  }

  function hasAlias(of: string, alias: string): boolean {
    const { actors, issues } = codebookOf(window);
    const actor = [...actors.values()].find((one) => one.name === of);
    const issue = [...issues.values()].find((one) => one.name === of);
    return [...(actor?.aliases ?? []), ...(issue?.keywords ?? [])].some(
      (one) => one.text === alias,
    );
  }

  function countOnDisk(): number {
    const file = textOf(window, annotationFile);
    return file === '' ? 0 : annotationFileOf(window, name).annotations.length;
  }

  /** A record of the fixture in the form of `plain`: the words come from the article. */
  function wanted({ start, length, ...record }: (typeof expectedRecords)[number]) {
    const exact = words([start, length]);
    const repeated = text.split(exact).length > 2;
    return { ...record, quote: [{ exact, start, repeated }] };
  }
});

/** The content of a record, without its id, the context of its quote and absent keys. */
function plain({ quote, ...rest }: ReturnType<typeof annotationFileOf>['annotations'][number]) {
  const isThere = ([key, value]: [string, unknown]) =>
    key !== 'id' &&
    value !== undefined &&
    !(Array.isArray(value) && value.length === 0) &&
    !(value instanceof Map && value.size === 0);
  const parts = quote.map(({ exact, start, repeated }) => ({ exact, start, repeated }));
  return { ...Object.fromEntries(Object.entries(rest).filter(isThere)), quote: parts };
}

function isUnderlined({ textDecoration }: { readonly textDecoration: string }): boolean {
  return textDecoration.includes('underline');
}
