import assert from 'node:assert/strict';
import { Corpus } from '../../../../src/project';
import { MemoryFiles } from '../../../support/memoryFiles';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';

const CODEBOOK = `format: policy-codebook/1
actors:
  port-union: {name: Port Union}
issues:
  night-shifts: {name: Night shifts}
`;
const ARTICLE = 'The Port Union rejects night shifts.\n';
const ANNOTATIONS = `format: policy-annotations/1
positions:
  - {id: aaaaaaaa, actor: port-union, issue: night-shifts, stance: oppose, quote: rejects}
...
`;

suite('An annotation file whose article was moved by another program', () => {
  test('goes to the article that holds its quotes, with the coder that it is of', async () => {
    assert.equal(await placeOf('gone.txt.annotations.yaml'), 'moved.txt.annotations.yaml');
    assert.equal(await placeOf('gone.md.lea.annotations.yaml'), 'moved.txt.lea.annotations.yaml');
  });

  test('knows articles by the globs of the corpus, whatever they end with', async () => {
    const globs = /\.(rtf|html)$/;
    const names = ['gone.rtf.lea.annotations.yaml', 'gone.html.annotations.yaml'];
    assert.deepEqual(await Promise.all(names.map((name) => placeOf(name, globs))), [
      'moved.rtf.lea.annotations.yaml',
      'moved.rtf.annotations.yaml',
    ]);
    // Nothing says that lea is a coder here: no article is called so.
    assert.equal(
      await placeOf('gone.odt.lea.annotations.yaml', globs),
      'moved.rtf.annotations.yaml',
    );
  });
});

async function placeOf(lost: string, globs?: RegExp): Promise<string | undefined> {
  const article = globs ? 'moved.rtf' : 'moved.txt';
  const files = new MemoryFiles({
    'codebook.yaml': CODEBOOK,
    [article]: ARTICLE,
    [lost]: ANNOTATIONS,
  });
  if (globs) files.isArticle = (path) => globs.test(path);
  const kept = new MemoryTexts();
  const corpus = new Corpus(files, stillEnvironment(), {
    coder: () => '',
    largestText: () => 1e6,
    kept,
  });
  await corpus.load();
  const [likely] = await corpus.moves.likelyArticles(lost, () => false);
  assert.equal(likely?.article, article);
  return likely.annotationFile;
}
