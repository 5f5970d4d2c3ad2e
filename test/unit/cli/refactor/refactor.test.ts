import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { assertMatchesSchema } from '../../../support/outputSchemas';
import { PLAN_FILE } from '../../../../src/project';
import { parsed } from '../session';
import { CODEBOOK, HARBOUR, inCorpus, NIGHT, SEARCHES } from './corpusFolder';

const HARBOUR_FILE = 'news/harbour.txt.annotations.yaml';
const NIGHT_FILE = 'night.txt.annotations.yaml';

suite('refactor', () => {
  test('rename writes the new id into codebook, annotation files and searches', () =>
    inCorpus(async ({ run, file }) => {
      const renamed = await run('refactor', 'rename', 'actor:port', 'harbour');
      assert.deepEqual(renamed, {
        exitCode: 0,
        stdout:
          'FILE                               CHANGED\n' +
          '─────────────────────────────────  ───────\n' +
          'codebook.yaml\n' +
          'news/harbour.txt.annotations.yaml  2\n' +
          'night.txt.annotations.yaml         1\n' +
          'searches.yaml\n' +
          '\n' +
          'actor:port is now actor:harbour: 3 annotations changed, in 4 files.\n',
        stderr: '',
      });
      assert.equal(
        file('codebook.yaml'),
        CODEBOOK.replace('  port:', '  harbour:').replace('of: port', 'of: harbour'),
      );
      assert.equal(
        file(HARBOUR_FILE),
        HARBOUR.replace('actor: port', 'actor: harbour').replace('[port,', '[harbour,'),
      );
      assert.equal(file(NIGHT_FILE), NIGHT.replace('[port,', '[harbour,'));
      assert.equal(
        file('searches.yaml'),
        SEARCHES.replace("'actor:port port'", '"actor:harbour port"'),
      );
    }));

  test('rename changes the name too, and only the name where the id is repeated', () =>
    inCorpus(async ({ run, file }) => {
      const words = [
        'refactor',
        'rename',
        'actor:town',
        'town',
        '--name',
        'Old town',
        '--keep-name',
      ];
      const named = await run(...words);
      assert.match(
        named.stdout,
        /\nactor:town has a new name: 0 annotations changed, in 1 file\.\n$/,
      );
      assert.match(file('codebook.yaml'), / {2}town: \{name: "Old town", aliases: \["Town"\]\}\n/);
    }));

  test('--dry-run writes nothing, and --diff prints the changed lines', () =>
    inCorpus(async ({ run, all, folder }) => {
      const before = all();
      const words = ['refactor', 'rename', 'actor:crew', 'team', folder, '--dry-run', '--diff'];
      assert.deepEqual(await run(...words), {
        exitCode: 0,
        stdout: `FILE           CHANGED
─────────────  ───────
codebook.yaml

actor:crew is now actor:team: 0 annotations changed, in 1 file.
Nothing was written (--dry-run).

--- a/codebook.yaml
+++ b/codebook.yaml
@@ -6,7 +6,7 @@
 actors:
   port: {name: The port, aliases: [Quay], type: company}
   town: {name: Town}
-  crew: {name: Crew, part-of: port}
+  team: {name: Crew, part-of: port}
 issues:
   noise: {name: Noise}
   toll: {name: Toll}
`,
        stderr: '',
      });
      assert.deepEqual(all(), before);
    }));

  test('--json has the ids of each file', () =>
    inCorpus(async ({ run, all }) => {
      const before = all();
      const words = ['refactor', 'delete', 'actor:port', '--annotations', 'delete'];
      const result = await run(...words, '--json', '--dry-run');
      assert.deepEqual(parsed(result), [
        { file: 'codebook.yaml', changed: [], deleted: [], diff: null },
        { file: HARBOUR_FILE, changed: ['p2'], deleted: ['p1'], diff: null },
        { file: NIGHT_FILE, changed: [], deleted: ['d1'], diff: null },
      ]);
      assertMatchesSchema('refactor', JSON.parse(result.stdout));
      assert.deepEqual(all(), before);
      const diff = await run(...words, '--json', '--diff', '--dry-run');
      assertMatchesSchema('refactor', JSON.parse(diff.stdout));
      assert.match(parsed<{ diff: string }>(diff)[0]!.diff, /^--- a\/codebook\.yaml\n/);
    }));

  test('delete takes the entry from annotations, or leaves them as they are', () =>
    inCorpus(async ({ run, file }) => {
      const kept = await run('refactor', 'delete', 'issue:noise', '--annotations', 'keep');
      assert.match(kept.stdout, /issue:noise is deleted: 0 annotations changed, in 1 file\./);
      assert.equal(file(HARBOUR_FILE), HARBOUR);
      const deleted = await run('refactor', 'delete', 'actor:town', '--annotations', 'delete');
      assert.match(deleted.stdout, /: 1 annotation changed, 2 deleted, in 3 files\.\n$/);
      assert.equal(file(HARBOUR_FILE), HARBOUR.replace('[port, town]', 'port'));
      assert.doesNotMatch(file(NIGHT_FILE), /p3|d1/);
    }));

  test('merge takes words along, and says what is lost', () =>
    inCorpus(
      async ({ run, file }) => {
        const merged = await run(
          'refactor',
          'merge',
          'actor:port',
          'actor:crew',
          '--into',
          'actor:town',
        );
        assert.equal(merged.stderr, '');
        assert.match(merged.stdout, /\nactor:port, actor:crew are now actor:town: 2 annot/);
        assert.match(
          file('codebook.yaml'),
          / {2}town: \{name: Town, type: company, aliases: \["The port", Quay, "Crew"\]\}\n/,
        );
        assert.equal(
          file(HARBOUR_FILE),
          HARBOUR.replace('actor: port', 'actor: town').replace('[port, town]', 'town'),
        );
        const lost = await run('refactor', 'merge', 'issue:toll', '--into', 'issue:noise');
        assert.equal(lost.stderr, 'Not in the merged entry: note “Paid at the gate.” of toll.\n');
      },
      {
        [NIGHT_FILE]: NIGHT.replace('[port, town]', '[port, town, crew]').replace(
          /dis[^]*\n(?=\.)/,
          '',
        ),
        'codebook.yaml': CODEBOOK.replace('{name: Noise}', '{name: Noise, note: Loud.}').replace(
          '{name: Toll}',
          '{name: Toll, note: Paid at the gate.}',
        ),
      },
    ));

  test('reports each place that blocks it, also with --quiet, and changes nothing', () =>
    inCorpus(
      async ({ run, all }) => {
        const before = all();
        const blocked = await run(
          'refactor',
          'merge',
          'actor:port',
          '--into',
          'actor:town',
          '--quiet',
        );
        assert.deepEqual(
          { ...blocked, stderr: blocked.stderr.split('\n') },
          {
            exitCode: 1,
            stdout: '',
            stderr: [
              'a.txt.annotations.yaml:1:1 error unreadable This file cannot be read as a whole and may name what is to be changed. Run: policy-annotator check',
              'b.txt.annotations.yaml:1:1 error unreadable This file cannot be read as a whole and may name what is to be changed. Run: policy-annotator check',
              'c.txt.annotations.yaml:1:1 error maybe-truncated The last line “...” is missing, so the file may have been cut off. Add it if the file is complete.',
              'd.txt.annotations.yaml:4:10 error unreadable “p1” is not read, but names what is to be changed. Correct it first; policy-annotator check says what is wrong.',
              'night.txt.annotations.yaml:5:10 error loses-meaning “d1” opposes or evaluates actors that would become one. Change or delete it first.',
              'Nothing was changed.',
              '',
            ],
          },
        );
        assert.deepEqual(all(), before);
      },
      {
        'a.txt.annotations.yaml': 'positions: [port',
        'b.txt.annotations.yaml': new Uint8Array([0x70, 0xff, 0x0a]),
        'c.txt.annotations.yaml': HARBOUR.replace('...\n', ''),
        'd.txt.annotations.yaml': HARBOUR.replace('stance: oppose, ', ''),
      },
    ));

  test('does not mind a broken file that cannot name the entry', () =>
    inCorpus(
      async ({ run }) => {
        const renamed = await run('refactor', 'rename', 'actor:port', 'harbour');
        assert.equal(renamed.exitCode, 0);
      },
      { 'a.txt.annotations.yaml': 'positions: [' },
    ));

  test('blocks where an entry would be part of itself', () =>
    inCorpus(
      async ({ run, file }) => {
        const before = file('codebook.yaml');
        const blocked = await run('refactor', 'merge', 'actor:town', '--into', 'actor:crew');
        assert.equal(blocked.exitCode, 1);
        assert.match(blocked.stderr, /^codebook\.yaml:1:1 error circular The merged entry would/);
        assert.equal(file('codebook.yaml'), before);
      },
      { 'codebook.yaml': CODEBOOK.replace('type: company', 'part-of: town') },
    ));

  test('restores what was written where a file cannot be written', () =>
    inCorpus(async ({ run, all, folder }) => {
      const before = all();
      fs.chmodSync(path.join(folder, NIGHT_FILE), 0o444);
      const failed = await run('refactor', 'rename', 'actor:port', 'harbour');
      assert.deepEqual(failed, {
        exitCode: 2,
        stdout: '',
        stderr:
          'night.txt.annotations.yaml was not written: EACCES: it is read-only. Nothing was changed.\n',
      });
      assert.deepEqual(all(), before);
      assert.equal(fs.existsSync(path.join(folder, PLAN_FILE)), false);
    }));

  test('writes a file with a second name in place, as the editor does', () =>
    inCorpus(async ({ run, file, folder }) => {
      fs.linkSync(path.join(folder, NIGHT_FILE), path.join(folder, 'another name'));
      assert.equal((await run('refactor', 'rename', 'actor:port', 'harbour')).exitCode, 0);
      assert.equal(file(NIGHT_FILE), NIGHT.replace('[port,', '[harbour,'));
      assert.equal(file('another name'), file(NIGHT_FILE));
    }));

  test('changes the files of all coders', () =>
    inCorpus(
      async ({ run, file }) => {
        await run('refactor', 'rename', 'actor:port', 'harbour', 'news');
        for (const coder of ['ana', 'max'])
          assert.match(file(`dusk.txt.${coder}.annotations.yaml`), /actor: harbour, /);
      },
      {
        'codebook.yaml': `${CODEBOOK}annotation-files: one-per-coder\n`,
        'dusk.txt': 'The port.\n',
        'dusk.txt.ana.annotations.yaml': HARBOUR.replaceAll('id: p', 'id: a'),
        'dusk.txt.max.annotations.yaml': HARBOUR.replaceAll('id: p', 'id: m'),
      },
    ));

  test('says that a codebook is a link, which other corpora may share', function () {
    // Needs a right there that not every user has.
    if (process.platform === 'win32') return this.skip();
    return inCorpus(async ({ run, folder }) => {
      fs.renameSync(path.join(folder, 'codebook.yaml'), path.join(folder, 'shared'));
      fs.symlinkSync('shared', path.join(folder, 'codebook.yaml'));
      const renamed = await run('refactor', 'rename', 'actor:port', 'harbour');
      assert.equal(renamed.exitCode, 0);
      assert.match(renamed.stderr, /^The codebook is a link\. /);
      assert.match(fs.readFileSync(path.join(folder, 'shared'), 'utf8'), / {2}harbour: /);
      assert.equal(fs.lstatSync(path.join(folder, 'codebook.yaml')).isSymbolicLink(), true);
      const recoded = await run('recode', '--query', 'actor:harbour', '--set', 'note=x');
      assert.equal(recoded.stderr, '');
    });
  });

  test('refuses what it does not understand, with the nearest right word', () =>
    inCorpus(async ({ run, all }) => {
      const before = all();
      const messages: readonly (readonly [string, RegExp])[] = [
        ['', /refactor needs one of rename, merge, split, move, delete, type, and/],
        ['renam actor:port x', /not “renam”\. Did you mean “rename”\?/],
        ['rename actor:prot x', /has no actor “prot”\. Did you mean “actor:port”\?/],
        ['rename actor:Quay x', /has no actor “Quay”\. Did you mean “actor:port”\?/],
        ['rename actor:noise x', /has no actor “noise”\. Did you mean “issue:noise”\?/],
        ['rename port x', /“port” must be actor:ID or issue:ID\. Did you mean “actor:port”\?/],
        ['rename actor:port', /needs an entry and its new id/],
        [
          'rename actor:port town',
          /already has the actor “town”.*merge actor:port --into actor:town/,
        ],
        ['rename actor:port Old_Port', /is not an id.* Did you mean “old-port”\?/],
        ['rename actor:port author', /“author” is reserved\./],
        ['rename actor:port port', /is its id already\. Add --name/],
        ['rename actor:port x --keep-name', /add --name TEXT/],
        ['rename actor:port x --into actor:town', /--into belongs to refactor merge\./],
        ['merge actor:port --into issue:noise', /cannot become issue:noise/],
        ['merge actor:port --into actor:port', /merged with itself/],
        ['merge --into actor:port', /needs entries/],
        ['delete actor:port', /--annotations delete or --annotations keep/],
        ['delete actor:port --annotations kep', /not “kep”\. Did you mean “keep”\?/],
        ['delete actor:port nowhere --annotations keep', /nowhere cannot be found/],
      ];
      for (const [words, message] of messages) {
        const result = await run('refactor', ...words.split(' ').filter((word) => word !== ''));
        assert.equal(result.exitCode, 2, words);
        assert.match(result.stderr, message, words);
      }
      assert.deepEqual(all(), before);
    }));
});
