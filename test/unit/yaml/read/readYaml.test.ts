import { runSync } from '../../../../src/core/util/task';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { YamlNode } from '../../../../src/core/yaml/node';
import { readYaml } from '../../../../src/core/yaml/read/readYaml';
import { marked, withMark } from '../marked';
import { caseCount } from '../../../support/caseCount';

/** The values alone: strings, arrays, and arrays of pairs for maps. */
function plain(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plain(value)]));
  }
}

function read(text: string): unknown {
  const { root, problems } = runSync(readYaml(text));
  assert.deepEqual(problems, []);
  return plain(root);
}

/** The source of the value of a key, by its span. */
function sourceOf(text: string, key: string): string {
  const { root } = runSync(readYaml(text));
  assert.ok(root?.kind === 'map');
  const entry = root.entries.find((candidate) => candidate.key.value === key);
  assert.ok(entry, `no key ${key}`);
  return text.slice(entry.value.span.start, entry.value.span.end);
}

suite('Values of a YAML file', () => {
  test('every scalar is text, however another reader would type it', () => {
    const text = 'a: no\nb: 12:30\nc: 0o17\nd: ~\ne: 2024-04-26\nf: "x"\n';
    assert.deepEqual(read(text), {
      a: 'no',
      b: '12:30',
      c: '0o17',
      d: '~',
      e: '2024-04-26',
      f: 'x',
    });
  });

  test('an absent value is an empty text with an empty span, in block and flow style', () => {
    assert.deepEqual(read('a:\nb: 1\n'), { a: '', b: '1' });
    assert.deepEqual(read('{a, b: x}'), { a: '', b: 'x' });
    assert.equal(sourceOf('a:\nb: 1\n', 'a'), '');
    assert.equal(sourceOf('color: #0072B2\n', 'color'), '');
    assert.equal(sourceOf('a: ""\n', 'a'), '""');
  });

  test('a scalar’s span is its source with the quotes and without a comment', () => {
    assert.equal(sourceOf('a: "x y" # why\n', 'a'), '"x y"');
    assert.equal(sourceOf('a: x y # why\n', 'a'), 'x y');
  });

  test('a block scalar’s span leaves the line break before the next key', () => {
    assert.equal(sourceOf('a: |\n  x\n  y\n\nb: 1\n', 'a'), '|\n  x\n  y');
    assert.deepEqual(read('a: |\n  x\n  y\n\nb: 1\n'), { a: 'x\ny\n', b: '1' });
  });

  test('the span of a list or map ends with its last value, not with what follows', () => {
    assert.equal(sourceOf('a:\n  - x\n  - y # why\n\n# more\nb: 1\n', 'a'), '- x\n  - y');
    assert.equal(sourceOf('a:\n  c: x # why\n\nb: 1\n', 'a'), 'c: x');
    assert.equal(sourceOf('a: [x, y, ] # why\n', 'a'), '[x, y, ]');
  });

  test('a byte order mark counts in spans', () => {
    assert.equal(sourceOf('\uFEFFa: xy\n', 'a'), 'xy');
  });

  test('CRLF ends a line and a lone CR does not', () => {
    assert.deepEqual(read('a: x\r\nb: y\r\n'), { a: 'x', b: 'y' });
    assert.deepEqual(read('a: x\rb\n'), { a: 'x\rb' });
  });

  test('a file of nothing, of comments, or of an end marker has no root', () => {
    for (const text of [
      '',
      '\n',
      ' \n\n',
      '# nothing yet\n',
      '...\n',
      '# a\n...\n',
      '---\n...\n',
    ]) {
      assert.equal(read(text), undefined, JSON.stringify(text));
    }
  });

  test('one document may begin with --- and end with ...', () => {
    assert.deepEqual(read('# a\n---\na: 1\n...\n# b\n'), { a: '1' });
  });

  test('names with a meaning in JavaScript are keys like any other', () => {
    const { root, problems } = runSync(readYaml('__proto__: {x: y}\nconstructor: a\n'));
    assert.deepEqual(problems, []);
    assert.ok(root?.kind === 'map');
    assert.deepEqual(
      root.entries.map(({ key }) => key.value),
      ['__proto__', 'constructor'],
    );
    assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
  });

  test('quoted conflict markers, anchors and << inside text are text', () => {
    const text = 'a: "<<<<<<< &x *y !z <<"\nb: |\n  =======\n  ...\n"<<": c\n';
    assert.deepEqual(read(text), { a: '<<<<<<< &x *y !z <<', b: '=======\n...\n', '<<': 'c' });
  });

  test('a list inside 32 levels is read', () => {
    assert.deepEqual(runSync(readYaml('['.repeat(32) + ']'.repeat(32))).problems, []);
    assert.deepEqual(runSync(readYaml('- '.repeat(32) + 'x\n')).problems, []);
  });
});

suite('What refuses a YAML file, and where', () => {
  const CASES: readonly (readonly [title: string, code: string, source: string])[] = [
    ['a line that begins too far to the right', 'bad-indent', 'a: 1\n «b: 2»\n'],
    ['an entry’s line that begins too far to the left', 'bad-indent', 'a:\n  - b: 1\n«   c: 2»\n'],
    ['an entry whose dash is missing', 'bad-indent', 'a:\n    b: 1\n«  - b: 2»\n'],
    ['a tab as indentation', 'tab-indent', 'a:\n«\t»b: 1\n'],
    ['a title with a colon', 'colon-in-value', 'title: «Talks: day one»\nb: 1\n'],
    ['words without a name before them', 'missing-colon', 'a: 1\n«some words»\nb: 2\n'],
    ['a colon without a space', 'missing-colon', 'a:\n  «actor:china»\n  b: 1\n'],
    ['a name without a colon at the end', 'missing-colon', 'a: 1\n«actor china»\n'],
    ['quotation marks within a text', 'text-behind', 'a: "He said "«no" to it"»\n'],
    ['a text that begins with a bracket', 'text-behind', 'a: [sic] «he said»\n'],
    ['a text that begins with a sign of its own', 'reserved-start', 'a: «@»minister\n'],
    ['a text that begins with a dash', 'reserved-start', 'a: «-» what\n'],
    ['a text that begins with a “greater than”', 'reserved-start', 'a: > «5 percent»\n'],
    ['a list that is never closed', 'open-bracket', 'a: «[»b, [c]\nd: 1\n'],
    ['a backslash in a text', 'bad-escape', 'a: "C:«\\»data"\n'],
    ['a bracket that closes nothing', 'syntax', '«]»\n'],
    ['a missing comma', 'syntax', 'a: ["x" «"»y"]\n'],
    ['a quotation mark that is never closed', 'unclosed-quote', 'a: «"x»\nb: 1\n'],
    ['an apostrophe that is never closed', 'unclosed-quote', "a: «'x»\n"],
    [
      'the beginning of a merge conflict',
      'conflict-marker',
      'a: 1\n«<<<<<<< HEAD»\nb: 1\n=======\n',
    ],
    ['the middle of a merge conflict', 'conflict-marker', 'a: 1\r\n«=======»\r\nb: 1\r\n'],
    ['the common version in a merge conflict', 'conflict-marker', 'a: 1\n«||||||| base»\nb: 1\n'],
    ['the end of a merge conflict', 'conflict-marker', 'a: 1\n«>>>>>>> theirs»\n'],
    ['a merge conflict in the first line', 'conflict-marker', '«<<<<<<<»\na: 1\n'],
    ['an anchor', 'anchor', 'a: «&x» 1\n'],
    ['an anchor of a list item', 'anchor', 'a:\n  - «&x»\n    b: 1\n'],
    ['an alias', 'alias', 'a: «*x»\n'],
    ['an alias in a flow list', 'alias', 'a: [1, «*x»]\n'],
    ['a tag', 'tag', 'a: «!!str» 1\n'],
    ['a tag of its own', 'tag', 'a: «!<x>» 1\n'],
    ['a directive', 'directive', '«%YAML 1.1»\n---\na: 1\n'],
    ['a merge key', 'merge-key', 'a:\n  «<<»: {b: 1}\n'],
    ['a second document', 'several-documents', 'a: 1\n«---»\nb: 2\n'],
    ['a second document start', 'several-documents', '---\n«---»\na: 1\n'],
    ['values after the end marker', 'several-documents', 'a: 1\n...\n«b: 2»\n'],
    ['a second end marker', 'several-documents', 'a: 1\n...\n«...»\n'],
    ['a key twice', 'duplicate-key', 'a: 1\nb: 2\n«a»: 3\n'],
    ['a key twice, once quoted, in a flow map', 'duplicate-key', 'x: {a: 1, «"a"»: 2}\n'],
    ['a list as a key', 'complex-key', '«[a]»: b\n'],
    ['a question mark as a key', 'complex-key', '«?» a\n: b\n'],
    ['33 flow levels', 'too-deep', '['.repeat(32) + '«[»' + ']'.repeat(33)],
    ['33 block levels', 'too-deep', '- '.repeat(32) + '«-» x\n'],
    ['a place after a byte order mark', 'anchor', '\uFEFFa: «&x» 1\n'],
    ['a place after CRLF', 'alias', 'b: 1\r\na: «*x»\r\n'],
  ];
  for (const [title, code, source] of CASES) {
    test(title, () => {
      const { text } = marked(source);
      const { root, problems } = runSync(readYaml(text));
      assert.equal(root, undefined);
      assert.deepEqual(
        problems.map((problem) => [problem.code, withMark(text, problem)]),
        [[code, source]],
      );
    });
  }

  test('one key three thousand times: the first hundred are told', () => {
    const { root, problems } = runSync(readYaml('a: 1\n'.repeat(3000)));
    assert.equal(root, undefined);
    assert.deepEqual(
      problems.map(({ code, span }) => [code, span.start]),
      Array.from({ length: 100 }, (_, at) => ['duplicate-key', 5 * (at + 1)]),
    );
  });

  test('more than 32 MB, before anything is read', () => {
    const { problems } = runSync(readYaml('a'.repeat(32 * 1024 * 1024 + 1)));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['too-large'],
    );
  });
});

suite('Hostile YAML', () => {
  const DEEP = ['[', '{', '- ', '{a: ', '[[], ', '? ', ': ', 'a: ', '&a ', '*a ', '! ', '[? '];

  test('texts nested 100,000 deep are refused twenty times in one process', () => {
    for (let round = 0; round < 20; round++) {
      for (const opening of DEEP) {
        const { root, problems } = runSync(readYaml(opening.repeat(100_000)));
        assert.equal(root, undefined, opening);
        assert.equal(problems.length, 1, opening);
      }
    }
  });

  test('a wide list and a map of many keys are read whole, twenty times in one process', () => {
    const list = `a: [${'x,'.repeat(5_000)}]\n`;
    const map = Array.from({ length: 5_000 }, (_, index) => `k${index}: v\n`).join('');
    for (let round = 0; round < 20; round++) {
      const read = runSync(readYaml(list)).root;
      assert.ok(read?.kind === 'map' && read.entries[0]?.value.kind === 'list');
      assert.equal(read.entries[0].value.items.length, 5_000);
      const entries = runSync(readYaml(map)).root;
      assert.ok(entries?.kind === 'map');
      assert.equal(entries.entries.length, 5_000);
    }
  });

  test('megabytes of nonsense stop at the first mistake', () => {
    for (const unit of [']', ',', '"', "'", '`', '@', '\t', '%', 'a: b: ', '{]', '- a\nb\n']) {
      const { problems } = runSync(readYaml(unit.repeat(1_000_000)));
      assert.ok(problems.length <= 1, unit);
    }
    const commas = runSync(readYaml(`a: [${','.repeat(100_000)}]`));
    assert.equal(commas.problems.length, 1);
  });

  test('many comments and blank lines do not take time that grows with their square', () => {
    const { problems } = runSync(
      readYaml(`a: 1\n${'\n'.repeat(50_000)}${'  # c\n'.repeat(50_000)}b: 1\n`),
    );
    assert.deepEqual(problems, []);
  });

  test('no text makes it throw, and every place lies in the text', () => {
    const pieces = fc.constantFrom(
      ...['a', ': ', ':', '\n', '\r\n', '\r', '  ', '\t', '- ', '? ', '[', ']', '{', '}', ','],
      ...['"', "'", '|', '>', '#', '&x', '*x', '!t', '%', '---', '...', '<<', '\uFEFF', '\u2028'],
      ...['\x02', '\x18', '\x1f', '\0', '\ud800', '\\', '<<<<<<< a', '=======', '@', '`'],
    );
    const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
        const { root, problems } = runSync(readYaml(text));
        assert.ok(root === undefined || problems.length === 0);
        for (const { span } of problems) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        }
      }),
      { numRuns: caseCount(5_000) },
    );
  });
});
