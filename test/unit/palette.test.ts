import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { holds, type ContextValue } from '../../src/vscode/host/whenClause';

interface Offer {
  readonly command: string;
  readonly when: string;
}

const file = path.join(__dirname, '..', '..', 'package.json');
const { contributes } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
  readonly contributes: {
    readonly menus: Readonly<Record<'commandPalette' | 'policyAnnotator.more', readonly Offer[]>>;
  };
};
const { commandPalette: palette, 'policyAnnotator.more': more } = contributes.menus;

const MOST = 40;

/** True in every place below: a folder that may be written is open, and something was done. */
const ALWAYS = 'isWorkspaceTrusted workspaceFolderCount=1 canUndo canRedo';
const TEXT = 'editorIsOpen annotatable resourceScheme=file editorHasSelection';
const CORPUS = 'corpus positions lastActor lastIssue templates';
/** With the cursor in an annotation and in an ambiguous name. */
const ARTICLE = `${TEXT} article annotated hasAnnotationFile annotationHere matchHere ambiguousHere`;
const TEAM = 'coderFiles machines gitOpenRepositoryCount=1';
const ADJUDICATOR = `${TEAM} adjudicates directs`;

const PLACES = new Map([
  ['an empty folder', ''],
  ['a text without a codebook', TEXT],
  ['a corpus of one', CORPUS],
  ['a corpus of one in git', `${CORPUS} gitOpenRepositoryCount=1`],
  ['the corpus of a team', `${CORPUS} ${ADJUDICATOR}`],
  ['an article of a corpus of one', `${CORPUS} ${ARTICLE}`],
  ['an article of a team', `${CORPUS} ${ARTICLE} ${ADJUDICATOR} nothingWaits`],
  ['an article that waits for adjudication', `${CORPUS} ${ARTICLE} ${ADJUDICATOR} waitsHere`],
  ['an article of a coder who works blind', `${CORPUS} ${ARTICLE} ${TEAM} blind`],
  ['an article before anybody said who codes', `corpus ${TEXT} article ${TEAM} blind closed`],
  ['coding mode', `${CORPUS} ${ARTICLE} codingMode codingHere`],
  ['coding mode in a team', `${CORPUS} ${ARTICLE} ${ADJUDICATOR} codingMode codingHere`],
  ['an annotation file', `${CORPUS} ${ADJUDICATOR} editorIsOpen annotationFile`],
  ['a concordance', `${CORPUS} ${ADJUDICATOR} resourceScheme=policy-annotator-concordance`],
]);

/** What may come on top in any place, seldom more than two at once. */
const WAITING = [
  ...['unsure', 'oneReason', 'unsureHere', 'lacksContext', 'articleMissing', 'disputed'],
  ...['conflicts', 'missingAnnotations', 'readingStopped', 'severalCorpora', 'longLines'],
  ...['largeArticle'],
];

suite('The palette', () => {
  for (const [place, keys] of PLACES) {
    test(`offers at most ${MOST} commands in ${place}, also where two things wait`, () => {
      for (const one of WAITING) {
        for (const other of WAITING) {
          const ids = offered(palette, `${ALWAYS} ${keys} ${one} ${other}`);
          const stated = `${ids.length} with ${one} and ${other}: ${ids.join(' ')}`;
          assert.ok(ids.length <= MOST, stated);
        }
      }
    });
  }

  test('offers a part of what can be done in an article, and More Commands the rest', () => {
    const keys = `${ALWAYS} ${PLACES.get('an article of a team') ?? ''}`;
    const inPalette = offered(palette, keys);
    const inMore = offered(more, keys);
    assert.ok(inPalette.length > 30 && inMore.length > 40);
    assert.deepEqual(
      inPalette.filter((id) => inMore.includes(id)),
      [],
    );
  });

  test('has each of its conditions in one of the places of this test', () => {
    const tried = new Set(
      [ALWAYS, ...PLACES.values(), ...WAITING].flatMap((keys) => [...contexts(keys).keys()]),
    );
    const asked = [...palette, ...more].flatMap(({ when }) =>
      [...when.replaceAll(/== \S+/g, '').matchAll(/[a-z][\w.]*/gi)].map(([key]) => key),
    );
    // Windows without a folder of files, and several selections, add nothing to the palette.
    const others = new Set(['true', 'false', 'virtualWorkspace', 'editorHasMultipleSelections']);
    assert.deepEqual(
      [...new Set(asked)].filter((key) => !tried.has(key) && !others.has(key)),
      [],
    );
  });
});

function offered(menu: readonly Offer[], keys: string): readonly string[] {
  const now = contexts(keys);
  return menu
    .filter(({ when }) => holds(when, now))
    .map(({ command }) => command.replace('policyAnnotator.', ''));
}

/** The keys of a place, separated by spaces, by the names that the manifest has for them. */
function contexts(keys: string): ReadonlyMap<string, ContextValue> {
  return new Map(
    keys
      .split(' ')
      .filter((key) => key !== '')
      .map((stated): [string, ContextValue] => {
        const [key = '', value] = stated.split('=');
        const isOfVsCode = /^(?:editor|workspace|resource|git|isWorkspace)/.test(key);
        return [isOfVsCode ? key : `policyAnnotator.${key}`, value ?? true];
      }),
  );
}
