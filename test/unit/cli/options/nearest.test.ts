import assert from 'node:assert/strict';
import { runCli } from '../session';
import { CODEBOOK, CORPUS, inFolder, TALKS_ANNOTATIONS } from '../smallCorpus';

/** Words of a command, and what stands on standard error; the exit code is 2 and nothing is
 * printed. */
const CASES: readonly (readonly [string, RegExp])[] = [
  ['network --exclude actor=Chnia', /has no actor “Chnia”\. Did you mean “china”\?/],
  ['network --exclude target=Chnia', /has no actor “Chnia”\. Did you mean “china”\?/],
  ['network --only issue=export', /has no issue “export”\. Did you mean “exports”\?/],
  ['network --only issue=trade', /has no issue “trade”\. Did you mean “trade-policies”\?/],
  ['network --exclude stance=suport', /has no stance “suport”\. Did you mean “support”\?/],
  ['network --exclude coder=lae', /has no coder “lae”\. Did you mean “lea”\?/],
  ['network --exclude act=acuse', /has no act “acuse”\. Did you mean “accuse”\?/],
  ['network --only field.frame=morla', /no value “morla” of field\.frame\. Did you mean “moral”\?/],
  [
    'network --only certainty=posible',
    /no value “posible” of certainty\. Did you mean “possible”\?/,
  ],
  [
    'network --exclude issue=weather',
    /has no issue “weather”\. Available: exports, trade-policies\./,
  ],
  ['coalitions --exclude actor=Chnia', /has no actor “Chnia”\. Did you mean “china”\?/],
  ['network --rows actr', /no variable “actr”\. Did you mean “actor”\?/],
  ['network --columns field.fram', /no variable “field\.fram”\. Did you mean “field\.frame”\?/],
  [
    'network --mode tow',
    /--mode must be one of one, two, directed, not “tow”\. Did you mean “two”\?/,
  ],
  ['network --format graphlm', /no format “graphlm”\. Did you mean “graphml”\?/],
  ['export --format postions-csv', /no format “postions-csv”\. Did you mean “positions-csv”\?/],
  ['positions --coding laa', /lists no coder “laa”\. Did you mean “lea”\?/],
  ['concordance --actor chnia', /has no actor “chnia”\. Did you mean “china”\?/],
  ['concordance --issue exprots', /has no issue “exprots”\. Did you mean “exports”\?/],
  [
    'positions --scope article:talk.md',
    /talk\.md is not a readable article .* Did you mean “talks\.md”\?/,
  ],
  ['positions --query actor:chnia', /There is no actor “chnia”\. Did you mean “china”\?/],
  ['positions --query actor:Bejing', /There is no actor “Bejing”\. Did you mean “china”\?/],
  ['positions --query actr:china', /There is no field “actr”\. Did you mean “actor:”\?/],
  ['positions --qurey x', /no option --qurey\. Did you mean --query\?/],
  ['disagreements --window montsh:3', /not “montsh:3”\. Did you mean “months:3”\?/],
  ['disagreements --window wihtin-months', /not “wihtin-months”\. Did you mean “within-months”\?/],
  ['disagreements --window days:0', /not “days:0”\. Did you mean “days”\?/],
  ['disagreements --window monhts:0', /not “monhts:0”\. Did you mean “months”\?/],
  ['network --window moving-months:0', /not “moving-months:0”\. Did you mean “moving-months”\?/],
  ['timeline --window moving-yeras:2', /Did you mean “moving-years:2”\?/],
  ['postions', /no command “postions”\. Did you mean “positions”\?/],
];

const BOOK = `${CODEBOOK}  trade-policies: {name: Policies}
acts: [accuse, demand]
fields:
  frame: {type: choice, values: [economic, moral]}
`;

suite('the command line: an id that nothing has is an error with the nearest known one', () => {
  for (const [words, message] of CASES) {
    test(words, () =>
      inFolder({ ...CORPUS, 'codebook.yaml': BOOK }, async (folder) => {
        const result = await runCli(words.split(' '), { folder });
        assert.match(result.stderr, message);
        assert.deepEqual([result.exitCode, result.stdout], [2, '']);
      }),
    );
  }

  test('names, and ids that only annotations have, are understood', () =>
    inFolder({ ...CORPUS, 'codebook.yaml': BOOK.replace('japan:', 'nippon:') }, async (folder) => {
      for (const value of ['actor=China', 'actor=japan', 'actor=author', 'actor=unattributed']) {
        const result = await runCli(['network', folder, '--exclude', value, '--quiet']);
        assert.equal(result.exitCode, 0, result.stderr);
      }
    }));

  test('a value of free text that no position has is said below the table', () =>
    inFolder(CORPUS, async (folder) => {
      const result = await runCli(['network', folder, '--exclude', 'source=Reuter']);
      assert.match(result.stderr, /no position has the source “Reuter”/i);
      assert.equal(result.exitCode, 0);
    }));
});

suite('the command line: positions of an actor that the codebook does not have', () => {
  const FILES = { ...CORPUS, 'codebook.yaml': CODEBOOK.replace('japan:', 'nippon:') };

  test('are listed; disagreements, networks and measures leave them out and say so', () =>
    inFolder(FILES, async (folder) => {
      const positions = await runCli(['positions', folder, '--quiet']);
      assert.match(positions.stdout, /japan/);
      const disagreements = await runCli(['disagreements', folder, '--quiet']);
      assert.match(
        disagreements.stdout,
        /^0 disagreements\nWindow: within-months:12\.\nExcluded: 1 position with an actor or issue that is not in the codebook\./,
      );
      for (const command of ['network', 'timeline', 'coalitions']) {
        const { stdout } = await runCli([command, folder, '--quiet']);
        assert.match(
          stdout,
          /^Excluded: 1 position: an actor or issue that is not in the codebook/m,
          command,
        );
      }
      const { stdout } = await runCli(['export', folder, '--format', 'brief-md', '--quiet']);
      assert.match(stdout, /with an actor or issue that is not in the codebook \(1\)/);
    }));

  test('--unknown count lets them count', () =>
    inFolder(FILES, async (folder) => {
      const result = await runCli(['disagreements', folder, '--quiet', '--unknown', 'count']);
      assert.match(result.stdout, /^1 disagreement: 1 on balance$/m);
      const wrong = await runCli(['disagreements', folder, '--unknown', 'cuont']);
      assert.match(wrong.stderr, /Did you mean “count”\?/);
    }));

  test('a list that is misspelt in a file is something left out, and its name is said', () =>
    inFolder(
      {
        ...CORPUS,
        'talks.md.annotations.yaml': TALKS_ANNOTATIONS.replace('positions:', 'postions:'),
      },
      async (folder) => {
        for (const command of ['positions', 'disagreements', 'contradictions', 'network']) {
          const result = await runCli([command, folder]);
          assert.equal(result.exitCode, 1, command);
          assert.match(
            result.stderr,
            /“postions” is not a valid key here\. Did you mean “positions”\?/,
          );
        }
      },
    ));

  test('a list beside the right one is left out, too', () =>
    inFolder(
      { ...CORPUS, 'codebook.yaml': `${CODEBOOK}actros:\n  korea: {name: Korea}\n` },
      async (folder) => {
        const result = await runCli(['disagreements', folder]);
        assert.equal(result.exitCode, 1);
        assert.match(
          result.stderr,
          /“actros” is not a valid key here; “actors” is, and it is already used/,
        );
      },
    ));
});
