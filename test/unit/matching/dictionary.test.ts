import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import type { Actor, Alias, Codebook, Issue } from '../../../src/core/model/codebook';
import { buildDictionary } from '../../../src/core/matching/dictionary';
import { matchText, mentionsOf } from '../../../src/core/matching/match';
import { mark } from './marked';
import { emptyActor, emptyIssue } from '../../support/emptyCodebook';

suite('The dictionary of a codebook', () => {
  const codebook = {
    actors: new Map([
      ['china', actor('china', 'China', alias('PRC'), alias('Chinese', { weak: true }))],
      ['blinken', actor('blinken', 'Antony Blinken', alias('Secretary', { exactCase: true }))],
    ]),
    issues: new Map([['exports', issue('exports', 'Chinese exports', alias('exports'))]]),
  } as unknown as Codebook;
  const text =
    'The Secretary, no secretary, spoke of Chinese exports, exports of the PRC, and china.';

  test('Names, aliases and keywords are looked for, weak ones are not', () => {
    const dictionary = runSync(buildDictionary(codebook));
    assert.equal(
      mark(text, mentionsOf(dictionary, matchText(dictionary, text))),
      'The [[Secretary]], no secretary, spoke of [[Chinese exports]], [[exports]] of the [[PRC]], and [[china]].',
    );
  });

  test('Weak ones are looked for when asked', () => {
    const dictionary = runSync(buildDictionary(codebook, { includeWeak: true }));
    const found = mentionsOf(dictionary, matchText(dictionary, text));
    assert.deepEqual(
      found.map(({ layer, ids }) => `${layer} ${ids.join()}`),
      [
        'actor blinken',
        'issue exports',
        'actor china',
        'issue exports',
        'actor china',
        'actor china',
      ],
    );
  });
});

function alias(text: string, options: Partial<Alias> = {}): Alias {
  return { text, weak: false, exactCase: false, ...options };
}

function actor(id: string, name: string, ...aliases: readonly Alias[]): Actor {
  return { ...emptyActor(id, name), aliases };
}

function issue(id: string, name: string, ...keywords: readonly Alias[]): Issue {
  return { ...emptyIssue(id, name), keywords };
}
