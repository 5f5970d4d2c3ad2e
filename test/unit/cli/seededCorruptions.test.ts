import assert from 'node:assert/strict';
import { ANNOTATION_KINDS } from './seededCorruptions/annotationKinds';
import { CODEBOOK_KINDS } from './seededCorruptions/codebookKinds';
import { CONTROLS } from './seededCorruptions/controls';
import { checked, CORPUS, damaged } from './seededCorruptions/corpus';
import { ARTICLE_KINDS, BETWEEN_KINDS } from './seededCorruptions/otherKinds';

suite('Seeded corruptions: check reports each at its place', () => {
  for (const [what, kinds] of [
    ['a codebook', CODEBOOK_KINDS],
    ['an annotation file', ANNOTATION_KINDS],
    ['an article', ARTICLE_KINDS],
  ] as const) {
    for (const kind of kinds) {
      test(`of ${what}: ${kind.name}: ${kind.code}`, async () => {
        const { files, place } = damaged(kind);
        const found = await checked(files);
        assert.ok(
          found.includes(`${place} ${kind.code}`),
          `${place} is not in\n${found.join('\n')}`,
        );
      });
    }
  }

  for (const [name, files, expected] of BETWEEN_KINDS) {
    test(`between files: ${name}`, async () => {
      const found = await checked(files);
      assert.ok(found.includes(expected), `${expected} is not in\n${found.join('\n')}`);
    });
  }

  for (const [name, changes] of CONTROLS) {
    test(`silent: ${name}`, async () => {
      assert.deepEqual(await checked({ ...CORPUS, ...changes }), []);
    });
  }
});
