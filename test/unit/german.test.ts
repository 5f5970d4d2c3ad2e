import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ENGLISH } from '../../src/core/exports/wording/english';
import { GERMAN } from '../../src/core/exports/wording/german';
import type { PhraseKey, Template } from '../../src/core/exports/wording/wording';

const ROOT = path.resolve(__dirname, '../..');
const json = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8')) as Record<string, string>;

interface Translated {
  readonly key: string;
  readonly english: string;
  readonly german: string;
}

const FILES = [
  ['l10n/bundle.l10n.json', 'l10n/bundle.l10n.de.json'],
  ['package.nls.json', 'package.nls.de.json'],
] as const;

const [messages = [], titles = []] = FILES.map(([english, german]): readonly Translated[] => {
  const translations = json(german);
  return Object.entries(json(english)).map(([key, text]) => ({
    key,
    english: text,
    german: translations[key] ?? '',
  }));
});
/** The words of documents, in all their numbers. */
const documents = Object.entries<Template>(ENGLISH).flatMap(([key, english]): Translated[] => {
  const german: Template = GERMAN[key as PhraseKey];
  const many = (one: Template): readonly string[] =>
    typeof one === 'string' ? [one, one] : [...one];
  const germans = many(german);
  return many(english).map((text, at) => ({ key, english: text, german: germans[at] ?? '' }));
});
const texts = [...messages, ...titles, ...documents];

/** Words that are the same in both languages, names, and texts without words. */
const SAME = [
  'CATMA',
  'Coder',
  'Coder: {0}.',
  'Codes',
  'Definition',
  'Definition: {0}',
  'Details',
  'Discourse Network Analyzer',
  'Editor',
  'Export',
  'Feed',
  'Filter',
  'JSON Lines',
  'Jaccard',
  'Jaccard (DNA)',
  'Label Studio',
  'Matrix',
  'Name',
  'OK',
  'PDF',
  'PNG',
  'Policy Annotator',
  'QualCoder',
  'REFI-QDA',
  'SVG',
  'Taguette',
  'brat',
  'doccano',
  'Start',
  'Status',
  'Text',
  'Version {0}',
  'ambivalent',
  'n',
  'neutral',
  '{0} ({1})',
  '{0} (optional)',
  '{0} ambivalent',
  '{0} in {1}',
  '{0} kB',
  '{0} mm',
  '{0} neutral',
  '{0} – {1}',
  '{0}.',
  '{0} {1}.',
  '{0}: {1}',
  '{0}: {1}.',
  '{0}: {1} → {2}',
  '¶{0}',
  'α',
];

/** What is typed, pressed, opened or filled in, and therefore never translated. */
const LITERAL = {
  gap: /\{\d\}/g,
  code: /`[^`]*`/g,
  link: /\]\([^)]*\)/g,
  setting: /#policyAnnotator\.[\w.]+#/g,
  icon: /\$\([\w-]+\)/g,
  key: /\b(?:Ctrl|Cmd|Shift|Alt)\+\S+|\b(?:Enter|Escape|Tab|F\d+)\b/g,
  option: /--[a-z][\w-]*(?:[ =][a-z]+[=-]\w+)?/g,
  field: /-?\b(?:act|actor|since|tag):\w*/g,
  date: /\d{4}-\d\d[\w:/-]*/g,
  'id in quotation marks': /[“„][a-z][\w-]*(?:\.[\w.]+)?[”“]/g,
  'file name': /(?:\b[a-z]\w*)?\.(?:yaml|gitattributes|md|txt|docx|xlsx)\b/g,
};

/** The one German word for each English one. */
const TERMS: readonly (readonly [english: string, german: RegExp])[] = [
  ['acts?', /Sprechakt/],
  ['actors?', /Akteur/],
  ['addressees?', /Adressat/],
  ['agreements?', /übereinstimm|einig/i],
  ['alias(?:es)?', /Alias/],
  ['annotations?', /annot/i],
  ['annotation files?', /Annotationsdatei/],
  ['articles?', /artikel/i],
  ['at times', /zeitweise/i],
  ['board', /übersicht/i],
  ['briefs?', /Kurzbericht/],
  ['claims?', /Äußerung/],
  ['coalitions?', /Koalition/],
  ['codebooks?', /Codebuch/],
  ['coded|coding', /codier/i],
  ['coders?', /Coder/],
  ['concordances?', /Konkordanz/],
  ['confirm', /bestätig/i],
  ['contradictions?|contradicts', /widerspr/i],
  ['corpus|corpora', /korp(?:us|ora)/i],
  ['disagreements?|disagrees?', /dissens|uneins/i],
  ['evaluations?', /Bewertung/],
  ['filter', /filter/i],
  ['folders?', /ordner/i],
  ['highlight(?:s|ed)?', /markier/i],
  ['issues?', /Them[ae]/],
  ['keywords?', /Stichw|Schlagw/],
  ['lost quotes?', /verlorene/i],
  ['mentions?', /Erwähnung/],
  ['network', /netzwerk/i],
  ['on balance', /im Saldo/],
  ['one-sided', /einseitig/i],
  ['parent', /übergeordnet/i],
  ['parties', /Beteiligte/],
  ['positions?', /position/i],
  ['quotes?', /zitat|zitier/i],
  ['redo|redone', /wiederhol/i],
  ['reprints?', /Nachdruck/],
  ['review(?:ed)?', /prüf/i],
  ['settings?(?! up)', /Einstellung/],
  ['shifts?', /Positionswechsel/],
  ['speakers?', /Sprecher/],
  ['stances?', /Haltung/],
  ['stated', /benannt/],
  ['statement', /Aussage/],
  ['targets?', /Zielakteur/],
  ['ties?', /verb[iu]nd/i],
  ['timeline', /Zeitachse/],
  ['undo|undone', /rückgängig/i],
  ['views?', /ansicht/i],
  ['weights?', /gewicht/i],
  ['workspace', /Arbeitsbereich/],
];

/** Other words for the same things, and English ones that German does not need. */
const REFUSED = [
  /kodi(?:er|fi)|codierer/i,
  /kodebuch|codebook/i,
  /streitfrage|\bissues?\b/i,
  /gegenüber/i,
  /uneinigkeit|meinungsverschiedenheit/i,
  /standpunkt/i,
  /anmerkung/i,
  /hervorheb|hervorgehoben|highlight/i,
  /workspace|tooltip|\bhovers?\b|dashboard|timeline|\bboard\b/i,
  /abfrage/i,
  /\bkanten?\b/i,
  /kategorisier/i,
];

/** Without what is quoted, filled in, pressed, or the name of a program or a file. */
function ownWords(text: string): string {
  return text
    .replace(/[“„][^“”]*[“”]|\]\([^)]*\)|\bShift\+\S+|\b[a-z]+:(?=\s|$)/g, ' ')
    .replace(/`[^`]*`|\{\d\}|Discourse Network Analyzer|policy-annotator \w+|\w+\.yaml/g, ' ');
}

/** An id at the beginning of an English sentence has a capital letter. */
const found = (text: string, pattern: RegExp): readonly string[] =>
  (
    text
      .replace(/^“\w/, (start) => start.toLowerCase())
      .replaceAll('Strg+', 'Ctrl+')
      .replaceAll('Umschalt+', 'Shift+')
      .match(pattern) ?? []
  )
    .map((part) => part.replace(/[„“”]/g, '"'))
    .sort();

const refusedBy = (pattern: RegExp): readonly string[] =>
  texts.filter(({ german }) => pattern.test(german)).map(({ german }) => german);

suite('German', () => {
  for (const [english, german] of FILES) {
    test(`${german} has the keys of ${english}, in their order`, () => {
      assert.deepEqual(Object.keys(json(german)), Object.keys(json(english)));
    });
  }

  test('no text is empty or has white space at its ends', () => {
    assert.deepEqual(
      texts.filter(({ german }) => german === '' || german !== german.trim()),
      [],
    );
  });

  for (const [what, pattern] of Object.entries(LITERAL)) {
    test(`each ${what} is as in English`, () => {
      let count = 0;
      for (const { english, german } of texts) {
        const wanted = found(english, pattern);
        count += wanted.length;
        assert.deepEqual(found(german, pattern), wanted, german);
      }
      // No text names a setting now, nor has an icon.
      assert.ok(count > 0 || /icon|setting/.test(what), 'the pattern finds nothing');
    });
  }

  test('only listed texts are the same in both languages', () => {
    const same = texts.filter(({ english, german }) => english === german);
    assert.deepEqual([...new Set(same.map(({ english }) => english))].sort(), [...SAME].sort());
  });

  test('sentences, questions and open ends stay what they are', () => {
    const end = (text: string): string => /[.?!…:]$/.exec(text)?.[0] ?? '';
    for (const { english, german } of texts) assert.equal(end(german), end(english), german);
  });

  test('quotation marks are German and in pairs, and an ellipsis is one character', () => {
    assert.deepEqual(
      refusedBy(/["”’]|(?<!„)\.\.\./).filter((text) => !text.includes('\\"')),
      [],
    );
    for (const { german } of texts) {
      assert.doesNotMatch(german.replace(/„[^„“]*“/g, ''), /[„“]/, german);
      assert.doesNotMatch(german.replace(/‚[^‚‘]*‘/g, ''), /[‚‘]/, german);
    }
  });

  for (const [word, term] of TERMS) {
    test(`${word} is always ${term.source}`, () => {
      const pattern = new RegExp(`(?<![\\w-])(?:${word})(?![\\w-])`, 'i');
      const meant = texts.filter(({ english }) => pattern.test(ownWords(english)));
      assert.ok(meant.length > 0, 'no text has the word');
      assert.deepEqual(
        meant.filter(({ german }) => !term.test(german)),
        [],
      );
    });
  }

  test('no other word is used for the same thing', () => {
    for (const pattern of REFUSED) {
      assert.deepEqual(
        texts.filter(({ german }) => pattern.test(ownWords(german))),
        [],
        String(pattern),
      );
    }
  });

  test('the user is addressed as Sie', () => {
    assert.deepEqual(refusedBy(/\b(?:du|dich|dir|deine?[mnrs]?|euch|eure?[mnrs]?)\b/i), []);
  });

  test('a message names a command as the Command Palette does', () => {
    const commands = titles
      .filter(({ key, english }) => key.startsWith('command.') && english.includes(' '))
      .map(({ english, german }) => [english.replace(/…$/, ''), german.replace(/…$/, '')] as const);
    const named = messages.flatMap(({ english, german }) =>
      commands
        .filter(([title]) => english.includes(title) && /[.:]/.test(english))
        .map(([, title]) => ({ title, german })),
    );
    assert.ok(named.length >= 8, `${String(named.length)} messages name a command`);
    for (const { title, german } of named)
      assert.ok(german.includes(title), `${german} (${title})`);
  });

  test('a text has one translation, as a title and in a message', () => {
    const translations = new Map(messages.map(({ english, german }) => [english, german]));
    const both = titles.filter(
      ({ key, english }) => key !== 'settings.export' && translations.has(english),
    );
    assert.ok(both.length > 20, `${String(both.length)} texts are in both files`);
    for (const { english, german } of both) assert.equal(german, translations.get(english));
  });

  test('no two commands of the palette have one title', () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      contributes: {
        commands: readonly { command: string; title: string }[];
        menus: Record<string, readonly { command: string; when?: string }[]>;
      };
    };
    const germanOf = new Map(titles.map(({ key, german }) => [key, german]));
    const { commandPalette = [], 'policyAnnotator.more': more = [] } = manifest.contributes.menus;
    const offered = [...commandPalette, ...more].filter(({ when }) => when !== 'false');
    const names = new Set(offered.map(({ command }) => command));
    const shown = manifest.contributes.commands
      .filter(({ command }) => names.has(command))
      .map(({ title }) => germanOf.get(title.slice(1, -1)));
    assert.equal(new Set(shown).size, shown.length);
  });
});
