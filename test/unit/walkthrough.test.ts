import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parseCodebook } from '../../src/core';
import { runSync } from '../../src/core/util/task';
import { WALKTHROUGH_STEPS } from '../../src/vscode/host/walkthrough';

const ROOT = path.join(__dirname, '..', '..');
const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const { contributes } = JSON.parse(read('package.json')) as {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly colors: readonly { readonly id: string }[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
  };
};
const texts = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const textOf = (key: string): string => texts[key.slice(1, -1)] ?? '';
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

suite('The walkthrough', () => {
  test('has six steps, each of which completes when what it is about has happened', () => {
    assert.equal(contributes.walkthroughs.length, 1);
    assert.deepEqual(
      steps.map(({ id }) => id),
      [...WALKTHROUGH_STEPS],
    );
    // Without an event, a click on the button would do.
    for (const { id, completionEvents } of steps) {
      assert.deepEqual(completionEvents, [`onContext:policyAnnotator.done.${id}`]);
    }
  });

  test('offers in each step a command that exists, on a line of its own, which makes it a button', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    known.add('vscode.openFolder');
    for (const { id, description } of steps) {
      const buttons = textOf(description).match(/^\[[^\]]+\]\(command:[\w.]+\)$/gm) ?? [];
      assert.ok(buttons.length > 0, id);
      for (const button of buttons) {
        assert.ok(known.has(/command:([\w.]+)/.exec(button)?.[1] ?? ''), button);
      }
    }
  });

  test('is written without marks that the page does not know', () => {
    for (const { description } of steps) assert.doesNotMatch(textOf(description), /(?<!`)`(?!`)/);
  });

  test('is led to from the start, by the name that it has', () => {
    const { publisher, name } = JSON.parse(read('package.json')) as Record<string, string>;
    for (const key of ['welcome.start.new', 'welcome.start.newHere']) {
      const [link = ''] = /command:workbench\.action\.openWalkthrough\?[^)]*/.exec(
        texts[key] ?? '',
      ) ?? [''];
      const [id] = JSON.parse(decodeURIComponent(link.split('?')[1] ?? '')) as readonly string[];
      assert.equal(id, `${publisher ?? ''}.${name ?? ''}#${contributes.walkthroughs[0]?.id ?? ''}`);
    }
  });

  test('has a picture for each step, which another text describes', () => {
    const described = steps.map(({ media }) => textOf(media.altText));
    assert.ok(described.every((text) => text.length > 40));
    assert.equal(new Set(described).size, steps.length);
    for (const { media } of steps) assert.match(read(media.svg), /^<svg xmlns=.* role="img"/);
  });

  test('has pictures in the colours of the theme, whichever it is, and without words to translate', () => {
    const own = new Set(contributes.colors.map(({ id }) => id.replace('policyAnnotator.', '')));
    for (const { media } of steps) {
      const picture = read(media.svg);
      const painted = [...picture.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(
        ([, paint]) => paint,
      );
      assert.ok(painted.length > 20, media.svg);
      for (const paint of painted) assert.match(paint ?? '', /^(?:none|var\(--vscode-.*\))$/);
      for (const [, name = ''] of picture.matchAll(/--vscode-policyAnnotator-(\w+)/g)) {
        assert.ok(own.has(name), name);
      }
      // The page that shows it lets no script, style sheet or other file in.
      assert.doesNotMatch(picture, /<(?:text|script|style|image|use|a)\b| (?:style|href|on\w+)=/);
    }
  });

  test('knows the example by the title of its codebook', () => {
    const [, title] =
      /EXAMPLE_TITLE = '([^']+)'/.exec(read('src/vscode/corpora/exampleCorpus.ts')) ?? [];
    const parsed = runSync(parseCodebook(read('examples/codebook.yaml')));
    assert.equal(parsed.kind === 'codebook' && parsed.codebook.title, title);
  });
});
