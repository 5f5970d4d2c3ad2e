import assert from 'node:assert/strict';
import { checkExamples } from '../../../src/core/matching/exampleChecks';
import type { Alias, Examples } from '../../../src/core/model/codebook';
import type { Position } from '../../../src/core/model/annotation';
import { runSync } from '../../../src/core/util/task';
import { exampleFailureText } from '../../../src/core/views/cards/exampleText';
import { createLocalizer } from '../../../src/core/views/words/localizer';
import { codebook, corpus, position, quotePart } from '../../support/corpus';

const BAN = 'Night flights should end.';

suite('Examples of the codebook hold where', () => {
  test('an included text has a keyword, whatever its case, and an excluded one has none', () => {
    assert.deepEqual(failures({ include: ['NIGHT  flights are loud'], exclude: ['Flights'] }), []);
  });

  test('an included text has no keyword, but is coded on the issue or on one below it', () => {
    const given = { include: ['no plane after ten'] };
    assert.deepEqual(failures(given, [coded('No plane after ten', ['curfew'])]), []);
    assert.deepEqual(failures(given, [coded('No plane after ten', ['late-hours'])]), []);
  });

  test('an included text is coded on the issue and on another one', () => {
    assert.deepEqual(failures({ include: [BAN] }, [coded(BAN, ['noise', 'curfew'])]), []);
  });

  test('an excluded text is coded on another issue', () => {
    assert.deepEqual(failures({ exclude: ['The runway'] }, [coded('The runway', ['noise'])]), []);
  });

  test('an excluded text has a weak keyword only', () => {
    assert.deepEqual(failures({ exclude: ['The evening was quiet.'] }), []);
  });
});

suite('Examples of the codebook fail where', () => {
  test('an included text has no keyword and is not coded', () => {
    assert.deepEqual(failures({ include: ['The evening was quiet.'] }), [
      '“Night curfew” has no name, alias or keyword in “The evening was quiet.”, and no position with these words is coded with it. Add an alias or keyword, or correct the example.',
    ]);
  });

  test('an included text has a keyword, but is coded on other issues only', () => {
    assert.deepEqual(
      failures({ include: [BAN] }, [coded('night flights SHOULD end.', ['noise'])]),
      [
        '“Night flights should end.” should belong to “Night curfew”, but is coded on “Noise” only, in a.md. Correct the position or the example.',
      ],
    );
  });

  test('an excluded text has a keyword', () => {
    assert.deepEqual(failures({ exclude: ['A film about night flights'] }), [
      '“A film about night flights” should not belong to “Night curfew”, but “night flights” is one of its names. Make this name weak, or correct the example.',
    ]);
  });

  test('an excluded text has a keyword of two issues', () => {
    const [, ...more] = failures({ exclude: ['a loud night'] });
    assert.deepEqual(more, []);
    assert.equal(failures({ exclude: ['a loud night'] }).length, 1);
  });

  test('an excluded text is coded on the issue, quotation marks and dashes of any form', () => {
    const quote = coded('“Enough” – they said', ['curfew']);
    assert.deepEqual(failures({ exclude: ['"Enough" - they said'] }, [quote]), [
      '“"Enough" - they said” should not belong to “Night curfew”, but is coded with it, in a.md. Correct the position or the example.',
    ]);
  });

  test('an excluded text is a quote in parts', () => {
    const parts = { quote: [quotePart('no plane', 0), quotePart('after ten', 20)] };
    const quote = position({ issues: ['curfew'], ...parts });
    assert.equal(failures({ exclude: ['no plane […] after ten'] }, [quote]).length, 1);
  });

  test('an actor is named in an excluded text, or speaks in it, but not where others do', () => {
    const given = { exclude: ['The council met.', 'We met.'] };
    const of = (actor: string) => position({ actors: [actor], quote: [quotePart('We met.', 0)] });
    assert.equal(failures(given, [of('council')], 'actor').length, 2);
    assert.equal(failures({ exclude: ['We met.'] }, [of('port')], 'actor').length, 0);
    assert.equal(failures({ include: ['The council met.'] }, [], 'actor').length, 0);
  });
});

suite('Examples of the codebook', () => {
  test('are none where the codebook has none, and nothing is read for them', () => {
    const reader = corpus([], codebook({ issues: { curfew: {} } }));
    const unread = { codebook: reader.codebook, articles: () => assert.fail() };
    assert.deepEqual(runSync(checkExamples(unread)), []);
  });

  test('are not compared with a file that cannot be read', () => {
    const reader = corpusOf({ exclude: ['We met.'] }, [coded('We met.', ['curfew'])], 'issue');
    const rows = reader.articles().map((row) => ({ ...row, stale: true }));
    const [outcome] = runSync(checkExamples({ ...reader, articles: () => rows }));
    assert.ok(outcome);
    assert.equal(outcome.failure, undefined);
  });
});

type Given = Readonly<Partial<Record<keyof Examples, readonly string[]>>>;

function coded(words: string, issues: readonly string[]): Position {
  return position({ issues, quote: [quotePart(words, 0)] });
}

function corpusOf(given: Given, positions: readonly Position[], layer: 'actor' | 'issue') {
  const list = (texts: readonly string[] = []) => texts.map((text) => ({ text, why: undefined }));
  const examples = { include: list(given.include), exclude: list(given.exclude) };
  const words = (text: string, weak = false): Alias => ({ text, weak, exactCase: false });
  return corpus(
    [{ path: 'a.md', annotations: positions }],
    codebook({
      actors: {
        council: { aliases: [words('the council')], ...(layer === 'actor' ? { examples } : {}) },
      },
      issues: {
        noise: { name: 'Noise', keywords: [words('loud night')] },
        curfew: {
          name: 'Night curfew',
          keywords: [words('night flights'), words('evening', true), words('loud night')],
          ...(layer === 'issue' ? { examples } : {}),
        },
        'late-hours': { partOf: 'curfew' },
      },
    }),
  );
}

/** The messages of those that fail. */
function failures(
  given: Given,
  positions: readonly Position[] = [],
  layer: 'actor' | 'issue' = 'issue',
): readonly string[] {
  const reader = corpusOf(given, positions, layer);
  const localizer = createLocalizer();
  return runSync(checkExamples(reader)).flatMap(
    (outcome) => exampleFailureText(reader.codebook, outcome, localizer) ?? [],
  );
}
