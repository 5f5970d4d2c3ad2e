import assert from 'node:assert/strict';
import { aboutEntries } from '../../../src/core/annotation-file/aboutEntries';

suite('About how many annotations a file has that cannot be read', () => {
  for (const [title, count, text] of [
    ['one an id, in block and in flow style', 3, '- id: a\n  x: 1\n- {id: b, x: 1}\n  - id: "c"\n'],
    ['an id that is not the first key', 1, '- actor: china\n  id: a\n'],
    ['both versions of a merge once', 2, '<<<<<<<\n- id: a\n=======\n- id: a\n- id: b\n>>>>>>>\n'],
    ['no key that merely ends in id, no id in a text', 0, 'paid: 3\nnote: "- id: x"\n- id:\n'],
    ['nothing', 0, ''],
  ] as const) {
    test(title, () => {
      assert.equal(aboutEntries(text), count);
    });
  }
});
