import assert from 'node:assert/strict';
import {
  isResolved,
  withComment,
  withoutComment,
  withResolved,
} from '../../../../src/core/views/picks/discussion';
import { position } from '../../../support/corpus';

const ASKED = { by: 'lea', at: '2026-01-02T09:30:00Z', text: 'Sure?' };
const REPLY = { by: 'max', at: '2026-01-02T09:31:00Z', text: 'Yes.' };

suite('The discussion of an annotation', () => {
  test('is resolved while its last comment says so; a reply opens it again', () => {
    const open = withComment(withComment(position(), ASKED), REPLY);
    assert.ok(!isResolved(open));
    const resolved = withResolved(open, true);
    assert.ok(isResolved(resolved));
    assert.deepEqual(resolved.comments, [ASKED, { ...REPLY, resolved: true }]);
    assert.deepEqual(withResolved(resolved, false), open);
    assert.ok(!isResolved(withComment(resolved, ASKED)));
  });

  test('without comments is neither resolved nor resolvable', () => {
    assert.ok(!isResolved(position()));
    assert.deepEqual(withResolved(position(), true), position());
  });

  test('loses the last of equal comments, also a resolving one, and nothing for an unknown one', () => {
    const { comments, ...rest } = withResolved(
      [ASKED, REPLY, ASKED].reduce((all, one) => withComment(all, one), position()),
      true,
    );
    assert.equal(comments.length, 3);
    const left = withoutComment({ ...rest, comments }, ASKED);
    assert.deepEqual(left.comments, [ASKED, REPLY]);
    assert.deepEqual(withoutComment(left, { ...REPLY, text: 'No.' }), left);
  });
});
