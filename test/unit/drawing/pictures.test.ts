import { runSync } from '../../../src/core/util/task';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {
  AREA_LOOKS,
  LINE_LOOKS,
  TEXT_LOOKS,
  TEXT_SIZE,
  type Picture,
  type Shape,
} from '../../../src/core/drawing/picture';
import { panelPicture, pngScale } from '../../../src/core/views/panel/panelPicture';
import { pngSize, pngWithDensity } from '../../../src/core/drawing/png';
import { svgOf } from '../../../src/core/drawing/svg';
import { cutToWidth, textWidth, wrapToWidth } from '../../../src/core/drawing/textWidth';
import {
  POSITION_VIEWS,
  DEFAULT_ANALYSIS_STATE,
  type PositionState,
} from '../../../src/core/views/filter/analysisState';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { hostileTexts } from '../../support/hostileTexts';
import { contextOf } from '../views/build';

const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

const NEWS = `
  in a.md 2023-03-01 source=Example_News
  p1: wang opposes talks
  p2: anna supports talks
  p3: bert neutral-on talks
  in b.md 2024-04-26
  p4: wang supports talks
  p5: wang supports trade
  s1: wang | anna disagree on talks`;

suite('Pictures for print', () => {
  test('are valid XML that needs nothing beside it, of every view', () => {
    for (const view of POSITION_VIEWS) {
      const svg = svgOf(drawn(NEWS, { view, issue: 'talks' }));
      assert.doesNotMatch(svg, /<(?:script|style|image|foreignObject|use)\b|href|url\(/, view);
      assert.match(svg, /font-family="[^"]*Arial[^"]*sans-serif"/);
      assert.match(svg, /2 positions|[45] positions of 5 count|Made of/, view);
      judge(svg);
    }
  });

  test('hold hostile names as text', () => {
    const texts = hostileTexts(1, 'workbench.action.closeWindow');
    const actors = Object.fromEntries(texts.map((name, at) => [`a${at}`, { name }]));
    const book = codebook({
      actors,
      issues: { talks: { name: texts[4] ?? '', statement: texts[3] ?? '' } },
    });
    const notation = `in a.md 2024-01-01\n${texts
      .map((_, at) => `p${at}: a${at} ${at % 2 ? 'opposes' : 'supports'} talks`)
      .join('\n')}`;
    for (const view of POSITION_VIEWS) {
      const svg = svgOf(drawn(notation, { view, issue: 'talks' }, book));
      assert.doesNotMatch(svg, /<(?:script|img|iframe|a|svg onload)\b/, view);
      assert.match(svg, /&lt;img src=|&lt;\/span&gt;|&lt;svg onload/, view);
      judge(svg);
    }
  });

  test('lose characters that no XML can hold, and nothing else', () => {
    const text = 'a\u0000b\u000bc\ufffed\ud800e\u{1f30a}f & <g> "h"';
    const svg = svgOf({
      width: 10,
      height: 10,
      title: text,
      shapes: [{ kind: 'text', at: [0, 0], text, look: 'body' }],
    });
    assert.match(svg, />abcde🌊f &amp; &lt;g&gt; &quot;h&quot;<\/text>/);
    judge(svg);
  });

  test('keep every shape on the page', () => {
    for (const view of POSITION_VIEWS) {
      const picture = drawn(NEWS, { view, issue: 'talks' });
      for (const [x, y] of corners(picture.shapes)) {
        assert.ok(x >= -1 && x <= picture.width + 1, `${view}: x ${x} of ${picture.width}`);
        assert.ok(y >= -1 && y <= picture.height + 1, `${view}: y ${y} of ${picture.height}`);
      }
    }
  });

  test('a timeline says what its marks mean, of those that are there', () => {
    const stated = (picture: Picture): readonly string[] => texts(picture).map(({ text }) => text);
    const few = stated(drawn(NEWS, { view: 'timeline', issue: 'talks' }));
    assert.ok(few.includes('for') && few.includes('against') && few.includes('neutral'));
    assert.ok(few.some((text) => text.startsWith('from the last position on one side')));
    assert.ok(!few.includes('ambivalent'));
    const plain = stated(drawn('in a.md 2024-01-01\np1: a supports x', { view: 'timeline' }));
    assert.ok(!plain.some((text) => text === 'against' || text.startsWith('from the last')));
  });

  test('above many lanes it says so where it is seen at once', () => {
    const many = Array.from({ length: 20 }, (_, at) => `p${at}: a${at} supports x`).join('\n');
    const all = texts(drawn(`in a.md 2024-01-01\n${many}`, { view: 'timeline' }));
    const heightOf = (text: string): number => all.find((one) => one.text === text)?.at[1] ?? NaN;
    assert.ok(heightOf('for') < heightOf('a0'));
  });

  test('names of actors and issues are not cut while there is room for them', () => {
    const name = 'Ministry of Fisheries and Aquaculture';
    const book = codebook({
      actors: { a: { name } },
      issues: { x: { name: 'Access of observers' } },
    });
    for (const view of ['matrix', 'timeline', 'network'] as const) {
      const given = { view, networkTies: 'issues' };
      const shown = texts(drawn('in a.md 2024-01-01\np1: a supports x', given, book));
      // A third of the timeline at most is for names.
      if (view !== 'timeline')
        assert.ok(
          shown.some(({ text }) => text === name),
          view,
        );
      assert.ok(
        shown.some(({ text }) => text === 'Access of observers'),
        view,
      );
    }
  });

  test('the legend of a network stands in rows, not in a column beside an empty page', () => {
    const picture = drawn('p1: a supports x\np2: b opposes x', {
      view: 'network',
      networkTies: 'issues',
    });
    const heights = ['for', 'against', 'Issues'].map(
      (name) => texts(picture).find(({ text }) => text === name)?.at[1],
    );
    assert.equal(new Set(heights).size, 1);
    assert.ok(heights[0] !== undefined);
  });

  test('of a network is a figure as wide as a column, with letters of at least 7 pt', () => {
    for (const [column, millimetres] of [
      ['one', 84],
      ['two', 174],
    ] as const) {
      const context = contextOf(claims(NEWS));
      const state: PositionState = {
        ...DEFAULT_ANALYSIS_STATE,
        view: 'network',
        networkTies: 'issues',
      };
      const picture = runSync(panelPicture(context, state, column));
      assert.ok(picture);
      const svg = svgOf(picture);
      assert.match(
        svg,
        new RegExp(`<svg[^>]* width="${String(millimetres)}mm" height="[\\d.]+mm"`),
      );
      const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
      const points = (Math.min(...sizes) * millimetres * 72) / 25.4 / picture.width;
      assert.ok(points > 6.99 && points < 9, String(points));
      assert.equal(
        Math.floor(picture.width * pngScale(picture)),
        Math.floor((millimetres * 300) / 25.4),
      );
      for (const [x] of corners(picture.shapes)) assert.ok(x >= 0 && x <= picture.width, String(x));
    }
  });

  test('of a network says what is counted, of how many articles and when, and what is drawn', () => {
    const picture = drawn(NEWS, { view: 'network', networkTies: 'issues', networkLeast: '1' });
    const [title, ...others] = texts(picture).map(({ text }) => text);
    assert.equal(title, 'Which actors are for or against which issues');
    const caption = others.join(' ');
    for (const sentence of [
      '2 actors · 2 issues · 2 ties.',
      'Made of 4 claims for or against in 2 articles, 2023-03-01 – 2024-04-26.',
      'No minimum weight. All ties are drawn.',
      'Wider ties have more weight.',
    ]) {
      assert.ok(caption.includes(sentence), `${sentence} in ${caption}`);
    }
  });

  test('are none where there is nothing to draw', () => {
    const context = contextOf(claims(''));
    for (const view of POSITION_VIEWS) {
      assert.equal(runSync(panelPicture(context, { ...DEFAULT_ANALYSIS_STATE, view })), undefined);
    }
    const undated = contextOf(claims('p1: a supports x'));
    const state: PositionState = { ...DEFAULT_ANALYSIS_STATE, view: 'timeline' };
    assert.equal(runSync(panelPicture(undated, state)), undefined);
  });

  test('look the same on the page: every look has a rule in its style sheet, with the same size', () => {
    const css = fs.readFileSync(path.join('src', 'webview', 'analysis.css'), 'utf8');
    for (const look of [...AREA_LOOKS, ...LINE_LOOKS, ...TEXT_LOOKS]) {
      assert.match(css, new RegExp(`\\.${look}\\b`), look);
    }
    const sizeOf = (look: string): string | undefined =>
      new RegExp(`text\\.${look}\\b[^{]*\\{[^}]*font-size: ([\\d.]+)px`).exec(css)?.[1];
    for (const look of ['title', 'heading', 'body', 'quote', 'note', 'name'] as const) {
      assert.equal(sizeOf(look), String(TEXT_SIZE[look]), look);
    }
  });
});

suite('Texts in pictures', () => {
  test('are cut to a width, never within a character', () => {
    assert.equal(cutToWidth('short', 12, 200), 'short');
    const cut = cutToWidth('👩‍🔬👩‍🔬👩‍🔬👩‍🔬', 12, 60);
    assert.match(cut, /^(?:👩‍🔬)*…$/u);
    assert.ok(textWidth(cut, 12) <= 60);
  });

  test('are wrapped at spaces, and end in an ellipsis where they go on', () => {
    const lines = wrapToWidth('one two three four five six seven eight', 12, 80, 2);
    assert.equal(lines.length, 2);
    assert.match(lines[1] ?? '', /…$/);
    for (const line of lines) assert.ok(textWidth(line, 12) <= 80, line);
    assert.deepEqual(wrapToWidth('', 12, 80, 2), []);
  });
});

suite('A PNG for print', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
    'base64',
  );

  test('says its resolution in a chunk that holds its check', () => {
    const made = pngWithDensity(png, 300);
    assert.ok(made);
    // Length, name, 11811 dots per metre both ways, the unit, and the check that ISO 3309 gives for
    // these.
    const chunk = '00000009 70485973 00002e23 00002e23 01 78a53f76'.replaceAll(' ', '');
    assert.equal(Buffer.from(made.subarray(33, 54)).toString('hex'), chunk);
    assert.ok(Buffer.from(made.subarray(54)).equals(png.subarray(33)));
    assert.deepEqual(pngSize(made), { width: 1, height: 1 });
  });

  test('is none where the page sent something else', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(100), png.subarray(0, 20)]) {
      assert.equal(pngWithDensity(bytes, 300), undefined);
      assert.equal(pngSize(bytes), undefined);
    }
  });

  test('has 300 dots per inch, or as many as a browser can draw of a long one', () => {
    assert.equal(pngScale({ width: 680, height: 900 }) * 96, 300);
    assert.equal(Math.floor(20_000 * pngScale({ width: 680, height: 20_000 })), 16_384);
  });

  test('is opened by another program, where there is one', function () {
    if (spawnSync('python3', ['-c', 'import PIL']).status !== 0) {
      console.log('      skipped: no python3 with PIL');
      this.skip();
    }
    const made = pngWithDensity(png, 300);
    const script =
      'import sys, io; from PIL import Image; i = Image.open(io.BytesIO(sys.stdin.buffer.read())); i.load(); print(i.size, round(i.info["dpi"][0]))';
    const stated = execFileSync('python3', ['-c', script], { input: made, encoding: 'utf8' });
    assert.equal(stated.trim(), '(1, 1) 300');
  });
});

function drawn(notation: string, given: Partial<PositionState>, book = codebook()): Picture {
  const context = contextOf(claims(notation, book));
  const picture = runSync(panelPicture(context, { ...DEFAULT_ANALYSIS_STATE, ...given }));
  assert.ok(picture);
  return picture;
}

type Text = Extract<Shape, { kind: 'text' }>;

function texts({ shapes }: Picture): readonly Text[] {
  const within = (all: readonly Shape[]): readonly Text[] =>
    all.flatMap((shape) =>
      shape.kind === 'text' ? [shape] : shape.kind === 'group' ? within(shape.shapes) : [],
    );
  return within(shapes);
}

/** Another program's word on whether it is XML. */
function judge(svg: string): void {
  if (!hasXmllint) {
    console.log('      not judged: no xmllint');
    return;
  }
  execFileSync('xmllint', ['--nonet', '--noout', '-'], { input: svg });
}

function corners(shapes: readonly Shape[]): (readonly [number, number])[] {
  return shapes.flatMap((shape): (readonly [number, number])[] => {
    switch (shape.kind) {
      case 'rect':
        return [
          [shape.x, shape.y],
          [shape.x + shape.width, shape.y + shape.height],
        ];
      case 'line':
        return [shape.from, shape.to];
      case 'circle':
        return [shape.at];
      case 'polygon':
        return [...shape.points];
      case 'text': {
        if (shape.turn !== undefined) return [shape.at];
        const [x, y] = shape.at;
        const width = textWidth(shape.text, TEXT_SIZE[shape.look]);
        const start = { start: 0, middle: width / 2, end: width }[shape.anchor ?? 'start'];
        return [
          [x - start, y],
          [x - start + width, y],
        ];
      }
      case 'group':
        return corners(shape.shapes);
    }
  });
}
