import assert from 'node:assert/strict';
import { editCodebook, takeBackCodebookEdits } from '../../../../src/core/codebook/edit/edit';
import { parseCodebook } from '../../../../src/core/codebook/parse/parse';
import { assignedCounts } from '../../../../src/core/intercoder/assignment/assignedCounts';
import {
  moveAssignments,
  setUpCoding,
  unblind,
  type CodingSetUp,
} from '../../../../src/core/intercoder/assignment/codingChanges';
import type { CodingEdit } from '../../../../src/core/codebook/edit/edit';
import type { Codebook } from '../../../../src/core/model/codebook';
import { runSync } from '../../../../src/core/util/task';
import { file } from '../../annotation-file/editFixtures';

const STUDY = file`
  format: policy-codebook/1   # ours
  coders:
    lea: {name: Lea}
    max: {name: Max}
  issues:
    ferry: {name: The ferry}
`;

const ASSIGNED = file`
  format: policy-codebook/1
  coders: {lea: {name: Lea}, max: {name: Max}}
  annotation-files: one-per-coder
  coding:
    x-drawn: by Ada   # our own key
    blind: True
    share: 0.20
    assigned:
      # The first wave.
      news/a.md: [lea, max]
      news/b.md: max
`;

suite('Setting up how coders code', () => {
  test('adds the keys in their order and touches nothing else; undoing restores every byte', () => {
    const assigned = new Map([
      ['news/a.md', ['lea', 'max']],
      ['news/ü [1]: b.md', ['max']],
    ]);
    const { text, undone } = edited(STUDY, {
      ...{ annotationFiles: 'one-per-coder', blind: true, share: 0.2, assigned },
    });
    assert.equal(
      text,
      `${STUDY}${file`
        annotation-files: one-per-coder
        coding:
          blind: true
          share: 0.2
          assigned:
            "news/a.md":
              - lea
              - max
            "news/ü [1]: b.md": max
      `}`,
    );
    assert.equal(undone, STUDY);
    const { coding, annotationFiles } = codebookOf(text);
    assert.equal(annotationFiles, 'one-per-coder');
    assert.deepEqual(coding, {
      ...{ blind: true, share: 0.2, assigned, drawn: undefined, unblinded: new Map() },
    });
  });

  test('a second draw adds its articles, and keeps comments and own keys', () => {
    const { text, undone } = edited(ASSIGNED, {
      ...{ blind: true, share: 0.2, assigned: new Map([['news/c.md', ['lea']]]) },
    });
    assert.equal(text, ASSIGNED.replace('b.md: max\n', 'b.md: max\n    "news/c.md": lea\n'));
    assert.equal(undone, ASSIGNED);
  });

  test('that all were drawn at random is noted, until some were not', () => {
    const draw = (text: string, name: string, isRandom: boolean): string =>
      made(
        text,
        setUpCoding(codebookOf(text), { isRandom, assigned: new Map([[name, ['lea', 'max']]]) }),
      );
    const first = draw(STUDY, 'a.md', true);
    assert.equal(codebookOf(first).coding.drawn, 'random');
    const second = draw(first, 'b.md', true);
    assert.equal(codebookOf(second).coding.drawn, 'random');
    assert.equal(codebookOf(draw(second, 'c.md', false)).coding.drawn, undefined);
    assert.equal(codebookOf(draw(ASSIGNED, 'c.md', true)).coding.drawn, undefined);
  });

  test('what is set up already is no change', () => {
    const same = { annotationFiles: 'one-per-coder', blind: true, share: 0.2 } as const;
    assert.deepEqual(setUpCoding(codebookOf(ASSIGNED), same).changes, []);
  });

  test('is refused where the codebook has another value meanwhile', () => {
    const edit = setUpCoding(codebookOf(ASSIGNED), { share: 0.5 });
    const elsewhere = ASSIGNED.replace('share: 0.20', 'share: 0.3');
    const result = runSync(editCodebook(elsewhere, [edit]));
    assert.equal(result.kind === 'refused' && result.reason, 'changed-since');
  });

  test('a coder is unblinded with the day', () => {
    const text = made(ASSIGNED, unblind('lea', '2024-05-02'));
    assert.ok(text.endsWith('  unblinded:\n    lea: "2024-05-02"\n'), text);
    assert.deepEqual([...codebookOf(text).coding.unblinded], [['lea', '2024-05-02']]);
  });
});

suite('Assignments of moved articles', () => {
  test('go with the articles of a folder, also where one takes the place of another', () => {
    const move = (path: string) => path.replace(/^news\/[ab]/, (name) => MOVED[name] ?? '');
    const edit = moveAssignments(codebookOf(ASSIGNED), move);
    assert.ok(edit);
    const { assigned } = codebookOf(made(ASSIGNED, edit)).coding;
    assert.deepEqual(Object.fromEntries(assigned), {
      'news/b.md': ['lea', 'max'],
      'old/b.md': ['max'],
    });
  });

  test('other articles change nothing', () => {
    assert.equal(
      moveAssignments(codebookOf(ASSIGNED), () => undefined),
      undefined,
    );
  });
});

test('An assignment is counted by coder, and articles that are gone are named', () => {
  const { coding } = codebookOf(ASSIGNED);
  const counts = assignedCounts(coding.assigned, ['max', 'tom'], (path) => path === 'news/a.md');
  assert.deepEqual(
    { ...counts, ofCoder: [...counts.ofCoder] },
    {
      ...{ articles: 2, together: 1, missing: ['news/b.md'] },
      ofCoder: [
        ['max', 2],
        ['tom', 0],
        ['lea', 1],
      ],
    },
  );
});

const MOVED: Readonly<Record<string, string>> = {
  'news/a': 'news/b',
  'news/b': 'old/b',
};

function edited(text: string, wanted: CodingSetUp): { text: string; undone: string } {
  const result = runSync(editCodebook(text, [setUpCoding(codebookOf(text), wanted)]));
  assert.equal(result.kind, 'edited');
  const undone = runSync(takeBackCodebookEdits(result.text, result.inverse));
  assert.equal(undone.kind, 'edited');
  // Undone by its opposite where the text is another one meanwhile.
  const touched = runSync(takeBackCodebookEdits(`${result.text}# more\n`, result.inverse));
  assert.equal(touched.kind, 'edited');
  assert.deepEqual(codebookOf(touched.text), codebookOf(text));
  return { text: result.text, undone: undone.text };
}

function made(text: string, edit: CodingEdit): string {
  const result = runSync(editCodebook(text, [edit]));
  assert.equal(result.kind, 'edited');
  return result.text;
}

function codebookOf(text: string): Codebook {
  const parsed = runSync(parseCodebook(text));
  assert.equal(parsed.kind, 'codebook');
  assert.deepEqual(parsed.problems, []);
  return parsed.codebook;
}
