import assert from 'node:assert/strict';
import { CODEBOOK, HARBOUR, inCorpus, NIGHT } from './corpusFolder';

const HARBOUR_FILE = 'news/harbour.txt.annotations.yaml';
const NIGHT_FILE = 'night.txt.annotations.yaml';

suite('refactor split, move and type', () => {
  test('split gives the positions of a query and the named words to a new entry', () =>
    inCorpus(async ({ run, file }) => {
      const words = ['--name', 'Quay works', '--words', 'Quay', '--query', 'stance:oppose'];
      const { exitCode, stderr, stdout } = await run('refactor', 'split', 'actor:port', ...words);
      assert.deepEqual([exitCode, stderr], [0, '']);
      assert.match(stdout, /actor:quay-works is split from actor:port: 1 annotation changed/);
      assert.match(stdout, /The query finds 1 position\./);
      assert.equal(file(HARBOUR_FILE), HARBOUR.replace('actor: port,', 'actor: quay-works,'));
      assert.equal(file(NIGHT_FILE), NIGHT);
      const codebook = file('codebook.yaml');
      assert.match(
        codebook,
        /quay-works:\n +name: "Quay works"\n +type: company\n +aliases:\n +- "Quay"\n/,
      );
      assert.match(codebook, / {2}port: \{name: The port, type: company\}\n/);
    }));

  test('split of words alone leaves the annotations, and --dry-run all files', () =>
    inCorpus(async ({ all, file, run }) => {
      const before = all();
      const words = ['refactor', 'split', 'actor:port', '--name', 'Quay', '--id', 'pier'];
      const dry = await run(...words, '--words', 'Quay', '--dry-run');
      assert.equal(dry.exitCode, 0);
      assert.deepEqual(all(), before);
      await run(...words, '--words', 'Quay');
      assert.equal(file(HARBOUR_FILE), HARBOUR);
      assert.match(file('codebook.yaml'), / {2}pier:\n/);
    }));

  test('move changes the parent, in the codebook alone', () =>
    inCorpus(async ({ run, file }) => {
      const moved = await run('refactor', 'move', 'actor:town', '--under', 'actor:port');
      assert.match(moved.stdout, /actor:town is part of actor:port: 0 annotations changed, in 1 f/);
      const codebook = CODEBOOK.replace('{name: Town}', '{name: Town, part-of: port}');
      assert.equal(file('codebook.yaml'), codebook);
      await run('refactor', 'move', 'actor:crew', '--to-top');
      assert.equal(
        file('codebook.yaml'),
        codebook.replace('{name: Crew, part-of: port}', '{name: Crew}'),
      );
      assert.equal(file(NIGHT_FILE), NIGHT);
    }));

  test('type converts the values that fit, and reports or removes the others', () => {
    const field = (value: string): string =>
      NIGHT.replace('stance: support,', `stance: support, fields: {year: ${value}},`);
    return inCorpus(
      async ({ run, file }) => {
        const kept = await run('refactor', 'type', 'field.year', 'boolean', '--list');
        assert.equal(kept.exitCode, 0);
        assert.equal(kept.stderr, `Does not fit: “2024” of p1 in ${HARBOUR_FILE}.\n`);
        assert.match(kept.stdout, /field\.year is now boolean, several values: 1 annotation chan/);
        assert.equal(file(NIGHT_FILE), field('true'));
        assert.match(file('codebook.yaml'), / {2}year: \{type: boolean, list: true\}\n/);
        await run('refactor', 'type', 'year', 'boolean', '--misfits', 'remove');
        assert.equal(file(HARBOUR_FILE), HARBOUR);
      },
      {
        [HARBOUR_FILE]: HARBOUR.replace('note: port,', 'note: port, fields: {year: 2024},'),
        [NIGHT_FILE]: field('yes'),
      },
    );
  });

  test('type finds a field of a further type by the name of both', () => {
    const scene = (length: string): string =>
      NIGHT.replace(
        '...\n',
        `annotations:\n  - {id: s1, type: scene, fields: {length: ${length}}, quote: port}\n...\n`,
      );
    return inCorpus(
      async ({ run, file }) => {
        const { exitCode, stdout } = await run('refactor', 'type', 'scene.length', 'integer');
        assert.equal(exitCode, 0);
        assert.match(stdout, /scene\.length is now integer: 1 annotation changed/);
        assert.equal(file(NIGHT_FILE), scene('3'));
        const wrong = await run('refactor', 'type', 'scene.lenght', 'text');
        assert.match(wrong.stderr, /no field “scene\.lenght”.*“scene\.length”/);
      },
      {
        'codebook.yaml': `${CODEBOOK}types:\n  scene: {fields: {length: {type: text}}}\n`,
        [NIGHT_FILE]: scene('"3.0"'),
      },
    );
  });

  test('what cannot be done is refused with the nearest right word', () =>
    inCorpus(async ({ all, run }) => {
      const before = all();
      for (const [line, message] of [
        ['split actor:port --query stance:oppose', /Add --name TEXT/],
        ['split actor:port --name New', /would take over nothing/],
        ['split actor:port --name New --words Qay', /no alias or keyword “Qay”.*“Quay”/],
        ['split actor:port --name New --id town --words Quay', /already has the actor “town”/],
        ['split actor:port --name New --id port --words Quay', /the id of the entry that is spl/],
        ['move actor:port', /Add --under ENTRY or --to-top/],
        ['move actor:port --under actor:crew', /part of/],
        ['move actor:port --under issue:toll', /cannot be part of issue:toll/],
        ['move actor:crew --words Quay --to-top', /--words belongs to refactor merge and/],
        ['type field.yaer integer', /no field “yaer”.*“field.year”/],
        ['type field.year integr', /“integer”/],
        ['type field.year choice', /A choice needs its values/],
        ['type field.year integer --values 1,2', /those of a choice/],
      ] as const) {
        const { exitCode, stderr } = await run('refactor', ...line.split(' '));
        assert.equal(exitCode, 2, line);
        assert.match(stderr, message, line);
      }
      assert.deepEqual(all(), before);
    }));
});
