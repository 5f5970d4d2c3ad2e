import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { contentStamp } from '../../../src/core/annotation-file/contentStamp';
import { parseAnnotationFile } from '../../../src/core/annotation-file/parse/parse';
import { readingDigest } from '../../../src/core/annotation-file/readingDigest';
import { writeAnnotationFile } from '../../../src/core/annotation-file/write';
import { EMPTY_ANNOTATION_FILE } from '../../../src/core/model/article';

const folder = path.join(import.meta.dirname, '../../fixtures/oldFiles');

/** The stamps and digests of a file that was written before the latest fields of positions came.
 * They were recorded then, and never change: citations and completed readings contain them. */
interface Recorded {
  readonly digest: string;
  readonly entries: Readonly<Record<string, { readonly stamp: string | null; digest: string }>>;
}

suite('An annotation file from before the latest fields of positions', () => {
  const text = fs.readFileSync(path.join(folder, 'talks.md.annotations.yaml'), 'utf8');
  const parsed = parseAnnotationFile(text, undefined);
  assert.equal(parsed.kind, 'annotations');
  const { annotations } = parsed.file;

  test('has the stamps and digests that it had then', () => {
    const recorded = JSON.parse(
      fs.readFileSync(path.join(folder, 'stamps.json'), 'utf8'),
    ) as Recorded;
    const entries = annotations.map((one) => {
      const isStamped = one.kind !== 'mention' && one.kind !== 'ignored';
      const stamp = isStamped ? contentStamp(one) : null;
      return [one.id, { stamp, digest: readingDigest([one]) }];
    });
    assert.equal(entries.length, 60);
    assert.deepEqual(Object.fromEntries(entries), recorded.entries);
    assert.equal(readingDigest(annotations), recorded.digest);
  });

  test('is written again byte for byte', () => {
    const written = writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations }, undefined);
    assert.equal(written, text);
  });
});
