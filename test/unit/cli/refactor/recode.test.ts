import assert from 'node:assert/strict';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { parsed } from '../session';
import { CODEBOOK, HARBOUR, inCorpus, NIGHT } from './corpusFolder';

const HARBOUR_FILE = 'news/harbour.txt.annotations.yaml';
const NIGHT_FILE = 'night.txt.annotations.yaml';

suite('recode', () => {
  test('sets fields of the positions that a query finds', () =>
    inCorpus(async ({ run, file }) => {
      const query = ['recode', '--query', '-actor:crew issue:noise'];
      const set = [
        '--set',
        'stance=oppose',
        '--set',
        'issue=noise, Toll',
        '--set',
        'field.year=1999',
      ];
      assert.deepEqual(await run(...query, ...set), {
        exitCode: 0,
        stdout:
          'FILE                               CHANGED\n' +
          '─────────────────────────────────  ───────\n' +
          'news/harbour.txt.annotations.yaml  1\n' +
          'night.txt.annotations.yaml         1\n' +
          '\n' +
          'Recoded: 2 annotations changed, in 2 files.\n' +
          'The query finds 2 positions.\n',
        stderr: '',
      });
      assert.equal(
        file(HARBOUR_FILE),
        HARBOUR.replace(
          'issue: noise, stance: oppose, note: port',
          'issue: [noise, toll], stance: oppose, fields: {year: 1999}, note: port',
        ),
      );
      assert.equal(
        file(NIGHT_FILE),
        NIGHT.replace(
          'issue: noise, stance: support',
          'issue: [noise, toll], stance: oppose, fields: {year: 1999}',
        ),
      );
    }));

  test('takes the query of a shared search, a folder, and removes values', () =>
    inCorpus(async ({ run, file }) => {
      const words = ['recode', 'news', '--search', 'port', '--set', 'note=', '--json', '--diff'];
      const result = await run(...words);
      assertMatchesSchema('recode', JSON.parse(result.stdout));
      const [row, ...more] = parsed<{ file: string; changed: string[]; diff: string }>(result);
      assert.deepEqual([row?.file, row?.changed, more], [HARBOUR_FILE, ['p1'], []]);
      assert.match(row?.diff ?? '', /\n- {2}- \{id: p1,.* note: port, .*\n\+ {2}- \{id: p1, .*\n/);
      assert.equal(file(HARBOUR_FILE), HARBOUR.replace('note: port, ', ''));
    }));

  test('finds only what is in the folder, and says where nothing is to be changed', () =>
    inCorpus(async ({ run, all }) => {
      const before = all();
      const result = await run('recode', 'news', '--query', 'actor:crew', '--set', 'status=draft');
      assert.equal(result.stdout, 'Nothing is to be changed.\nThe query finds 0 positions.\n');
      const night = await run('recode', 'news', '--query', 'id:p3 town', '--set', 'status=draft');
      assert.equal(night.exitCode, 2);
      assert.deepEqual(all(), before);
    }));

  test('changes the files of one coder', () =>
    inCorpus(
      async ({ run, file }) => {
        const words = ['recode', '--query', 'actor:port', '--set', 'certainty=possible'];
        await run(...words, '--coding', 'ana');
        assert.match(file('dusk.txt.ana.annotations.yaml'), /certainty: possible/);
        assert.doesNotMatch(file('dusk.txt.max.annotations.yaml'), /certainty/);
      },
      {
        'codebook.yaml': `${CODEBOOK}annotation-files: one-per-coder\n`,
        'dusk.txt': 'The port.\n',
        'dusk.txt.ana.annotations.yaml': HARBOUR.replaceAll('id: p', 'id: a'),
        'dusk.txt.max.annotations.yaml': HARBOUR.replaceAll('id: p', 'id: m'),
      },
    ));

  test('changes nothing where a position would lack what it needs, or a file is not read', () =>
    inCorpus(
      async ({ run, all }) => {
        const before = all();
        const lacking = await run('recode', 'news', '--query', 'issue:toll', '--set', 'stance=');
        assert.deepEqual(lacking, {
          exitCode: 1,
          stdout: '',
          stderr:
            'news/harbour.txt.annotations.yaml:5:10 error loses-meaning “p2” would lack what an annotation of its kind needs. Change or delete it first.\n' +
            'Nothing was changed.\n',
        });
        const unread = await run('recode', '--query', 'issue:toll', '--set', 'stance=oppose');
        assert.equal(unread.exitCode, 1);
        assert.match(unread.stderr, /^dusk\.txt\.annotations\.yaml:1:\d+ error /);
        assert.match(unread.stderr, /Nothing was changed\.\n$/);
        assert.deepEqual(all(), before);
      },
      { 'dusk.txt': 'The port.\n', 'dusk.txt.annotations.yaml': 'positions: [' },
    ));

  test('refuses what it does not understand, with the nearest right word', () =>
    inCorpus(async ({ run, all }) => {
      const before = all();
      const messages: readonly (readonly [readonly string[], RegExp])[] = [
        [[], /needs the positions to change/],
        [['--query', 'actor:port'], /needs what to change: --set/],
        [['--query', 'actor:prot', '--set', 'stance=oppose'], /Did you mean “port”\?/],
        [['--set', 'stance'], /--set must be FIELD=VALUE/],
        [['--set', 'stanse=oppose'], /no field “stanse”\. Did you mean “stance”\?/],
        [['--set', 'stance=opose'], /no stance “opose”\. Did you mean “oppose”\?/],
        [['--set', 'actor=twon'], /no actor “twon”\. Did you mean “town”\?/],
        [['--set', 'actor='], /A position needs an actor/],
        [['--set', 'certainty=possibel'], /Did you mean “possible”\?/],
        [
          ['--set', 'field.year=soon'],
          /--set field\.year must be a whole number, such as 3, not “soon”\.$/m,
        ],
        [
          ['--set', 'date=2024-13'],
          /--set date must be a date, such as 2024-04-26, 2024-04 or 2024, or two of them with \/ between, not “2024-13”\.$/m,
        ],
        [['--set', 'field.ally=port', '--set', 'field.ally=town'], /is written twice/],
        [['--search', 'port', '--query', 'port', '--set', 'note=x'], /cannot be combined/],
      ];
      for (const [words, message] of messages) {
        const isSet = words[0] === '--set';
        const result = await run('recode', ...(isSet ? ['--query', 'port'] : []), ...words);
        assert.equal(result.exitCode, 2, words.join(' '));
        assert.match(result.stderr, message);
      }
      assert.deepEqual(all(), before);
    }));
});
