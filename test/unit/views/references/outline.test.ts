import assert from 'node:assert/strict';
import {
  annotationsOutline,
  articleOutline,
  codebookOutline,
  createLocalizer,
  fileLinks,
  type OutlineNode,
} from '../../../../src/core';
import { placed, position, quotePart, relation } from '../../../support/corpus';
import { markedMention } from '../build';
import { ANNOTATIONS, CODEBOOK, codebookOf, idsOf, SPELLINGS } from './texts';

const LOCALIZER = createLocalizer();

suite('The outline', () => {
  for (const [name, spelled] of Object.entries(SPELLINGS)) {
    test(`of a codebook has its sections and entries by name, with ${name}`, () => {
      const text = spelled(CODEBOOK);
      const nodes = codebookOutline(idsOf(text, 'codebook'));
      assert.deepEqual(drawn(nodes, text), [
        'coders @ coders',
        '  Ida Berg (ida) @ ida',
        'actors @ actors',
        '  Harbour Town (harbour-town) @ harbour-town',
        '  Town Council (council) @ council',
        '  The Mayor (mayor) @ mayor',
        '  Port Alliance (port-alliance) @ port-alliance',
        'issues @ issues',
        '  Work (work) @ work',
        '  Night shifts (night-shifts) @ night-shifts',
        'stances @ stances',
        '  in favour (support) @ support',
        '  oppose @ oppose',
        'acts @ acts',
        '  warn @ warn',
        '  promise @ promise',
        'fields @ fields',
        '  ally @ ally',
        'types @ types',
        '  Story (story) @ story',
        '    hero @ hero',
      ]);
    });

    test(`of an annotation file has its annotations as the views name them, with ${name}`, () => {
      const text = spelled(ANNOTATIONS);
      const nodes = annotationsOutline(idsOf(text, 'annotations'), codebookOf(), LOCALIZER);
      assert.deepEqual(drawn(nodes, text), [
        'positions @ positions',
        '  Town Council, The Mayor ⊖ Night shifts (“no night shifts”) @ aaaaaaaa',
        'disagreements @ disagreements',
        '  Town Council ⟷ The Mayor, Port Alliance: Night shifts (“they quarrel”) @ bbbbbbbb',
        'annotations @ annotations',
        '  Story (“the hero of the pier”) @ cccccccc',
      ]);
    });
  }

  test('of an annotation file has the id of an entry that lacks a required key', () => {
    const text = `format: policy-annotations/1
positions:
  - id: aaaaaaaa
    actor: council
  - actor: mayor
`;
    const nodes = annotationsOutline(idsOf(text, 'annotations'), codebookOf(), LOCALIZER);
    assert.deepEqual(drawn(nodes, text), ['positions @ positions', '  aaaaaaaa @ aaaaaaaa']);
  });

  test('of an article has its annotations by paragraph, without those that are lost', () => {
    const text = `---
title: The pier
---
The council wants no night shifts. It warns.

The hall was full.

The mayor does. They
quarrel.
`;
    const at = (words: string) => quotePart(words, text.indexOf(words));
    const nodes = articleOutline(
      text,
      text.indexOf('The council'),
      [
        placed(
          relation({ id: 'r', between: [['council'], ['mayor']], quote: [at('They\nquarrel')] }),
        ),
        placed(position({ id: 'b', actors: ['mayor'], quote: [at('does')] })),
        placed(position({ id: 'a', actors: ['council'], quote: [at('no night shifts')] })),
        placed(position({ id: 'x', actors: ['council'], quote: [at('warns')] }), 'orphaned'),
        placed(markedMention({ id: 'm', actors: ['council'], quote: [at('It')] })),
      ],
      codebookOf(),
      LOCALIZER,
    );
    assert.deepEqual(drawn(nodes, text), [
      'The council wants no night shifts. It warns. (¶ 1) @ ',
      '  Town Council ⊕ exports (“no night shifts”) @ no night shifts',
      'The mayor does. They quarrel. (¶ 3) @ ',
      '  The Mayor ⊕ exports (“does”) @ does',
      '  Town Council ⟷ The Mayor: exports (“They quarrel”) @ They\nquarrel',
    ]);
  });

  test('holds a quote that goes on in the next paragraph', () => {
    const text = 'One begins\n\nand ends here.\n\nLast.\n';
    const quote = [quotePart('begins\n\nand ends', text.indexOf('begins'))];
    const nodes = articleOutline(text, 0, [placed(position({ quote }))], codebookOf(), LOCALIZER);
    assert.deepEqual(drawn(nodes, text).length, 2);
    assert.equal(text.slice(nodes[0]!.span.start, nodes[0]!.span.end), 'One begins\n\nand ends');
  });
});

suite('The links of an annotation file', () => {
  const isArticle = (path: string): boolean => ['pier.txt', 'wire/pier.txt'].includes(path);

  for (const [name, spelled] of Object.entries(SPELLINGS)) {
    test(`lead to the article, the one it reprints, and its address, with ${name}`, () => {
      assert.deepEqual(links(spelled(ANNOTATIONS)), [
        'article -> pier.txt',
        'wire/pier.txt -> wire/pier.txt',
        'https://example.org/pier -> https://example.org/pier',
      ]);
    });
  }

  test('begin at the format where nothing is known about the article', () => {
    assert.deepEqual(links('format: policy-annotations/1\n...\n'), [
      'policy-annotations/1 -> pier.txt',
    ]);
  });

  test('lead to no other address, and to no article that is not there', () => {
    for (const url of ['command:workbench.action.quit', 'file:///etc/passwd', 'javascript:1', '']) {
      const text = `format: policy-annotations/1\narticle:\n  url: "${url}"\n  duplicate-of: ../x\n`;
      assert.deepEqual(links(text), ['article -> pier.txt']);
    }
  });

  test('are not in a codebook', () => {
    assert.deepEqual(fileLinks(idsOf(CODEBOOK, 'codebook'), 'pier.txt', isArticle), []);
  });

  function links(text: string): readonly string[] {
    return fileLinks(idsOf(text, 'annotations'), 'pier.txt', isArticle).map(
      ({ span, to }) =>
        `${text.slice(span.start, span.end)} -> ${to.kind === 'url' ? to.url : to.path}`,
    );
  }
});

/** Each node with what is selected; checked on the way: the editor refuses a selection or a child
 * that is not inside. */
function drawn(nodes: readonly OutlineNode[], text: string, indent = ''): readonly string[] {
  return nodes.flatMap(({ name, detail, span, selection, children }) => {
    for (const inner of [selection, ...children.map((child) => child.span)]) {
      assert.ok(span.start <= inner.start && inner.end <= span.end, `${name} is outside`);
    }
    const described = detail === '' ? '' : ` (${detail})`;
    const words = text.slice(selection.start, selection.end);
    return [`${indent}${name}${described} @ ${words}`, ...drawn(children, text, `${indent}  `)];
  });
}
