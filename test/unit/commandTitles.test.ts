import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const titles = Object.entries(texts).filter(([key]) => /^(?:command|view)\./.test(key));

/** Words that stay small inside a title, as VS Code writes its own. */
const SMALL = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'of', 'on']);
for (const word of ['or', 'the', 'to', 'with']) SMALL.add(word);

/** What was taken back because an analyst would not have understood it at once. */
const RETIRED = [
  'Go On Reading',
  'Choose Roll-up',
  'Settle the Mention',
  'Show Actors by Issues',
  'Keep as Lost',
  'Choose Between Two Versions',
  'Store More Context with Quotes',
  'Keep Search to Yourself',
  'Arrange Concordance',
  'Let the Tree Follow the Cursor',
  'Confirm the Words',
  'Details of the Last Annotation',
  'Add the Last Line',
  'Find the Article of an Annotation File',
  'Bring Back Missing Annotations',
  'Annotate These Lines',
  'Show in Tree',
];

suite('Titles of commands and views', () => {
  test('are in Title Case, without a stop at their end unless they are a question', () => {
    for (const [key, title] of titles) {
      const words = title.replace(/…$/, '').split(' ');
      words.forEach((word, index) => {
        const isOuter = index === 0 || index === words.length - 1;
        const mayBeSmall = !isOuter && SMALL.has(word);
        assert.ok(mayBeSmall || /^\p{Lu}/u.test(word), `${key}: ${title}`);
      });
      assert.doesNotMatch(title, /[.:!]$|\.\.\.$/, key);
      assert.equal(title.endsWith('?'), /^(?:Who|Wer)\b/.test(title), key);
    }
  });

  test('no two commands of the palette have one title', () => {
    const manifest = JSON.parse(read('package.json')) as {
      contributes: {
        commands: readonly { command: string; title: string }[];
        menus: Record<string, readonly { command: string; when?: string }[]>;
      };
    };
    const listed = new Set(
      ['commandPalette', 'policyAnnotator.more'].flatMap((menu) =>
        (manifest.contributes.menus[menu] ?? []).flatMap(({ command, when }) =>
          when === 'false' ? [] : [command],
        ),
      ),
    );
    const shown = manifest.contributes.commands.flatMap(({ command, title }) =>
      listed.has(command) ? [texts[title.slice(1, -1)]] : [],
    );
    assert.equal(new Set(shown).size, shown.length);
  });

  test('an old title is said nowhere: not in the interface, not in what is read about it', () => {
    const files = ['package.nls.json', 'l10n/bundle.l10n.json', 'README.md', 'CHANGELOG.md'];
    for (const folder of ['docs', 'src', 'examples', 'tutorial']) files.push(...textsBelow(folder));
    assert.ok(files.length > 200);
    for (const file of files) {
      const text = read(file);
      for (const title of RETIRED) assert.ok(!text.includes(title), `${file}: ${title}`);
    }
  });
});

function textsBelow(folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|ts|txt|yaml)$/.test(file))
    .map((file) => path.join(folder, file));
}
