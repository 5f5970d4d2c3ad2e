import assert from 'node:assert/strict';
import { accessibilityHelp } from '../../../../src/core/views/pages/accessibilityHelp';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import manifest from '../../../../package.json';
import titles from '../../../../package.nls.json';

suite('The accessibility help', () => {
  test('names the key of each command that has one, and the command of each other', () => {
    const asked: string[] = [];
    const text = accessibilityHelp(
      createLocalizer(),
      (command) => {
        asked.push(command);
        return command === 'annotateSelection' ? 'Ctrl+K A' : undefined;
      },
      (command) => command.toUpperCase(),
    );
    assert.match(text, /^# Accessibility Help: Policy Annotator\n/);
    assert.match(text, /the sentence at the cursor: Ctrl\+K A\.\n/);
    assert.match(
      text,
      /Mark an article as coded or not relevant: “MARKCODED” in the Command Palette\.\n/,
    );
    assert.doesNotMatch(text, /\{\d\}/);
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    for (const name of asked) assert.ok(contributed.includes(`policyAnnotator.${name}`), name);
  });

  test('names every key that the manifest has for reading and annotating', () => {
    const asked = new Set<string>();
    accessibilityHelp(
      createLocalizer(),
      (command) => void asked.add(`policyAnnotator.${command}`),
      String,
    );
    const missing = manifest.contributes.keybindings
      .map(({ command }) => command)
      .filter((command) => !asked.has(command) && !LIKE_ANOTHER.test(command));
    assert.deepEqual(missing, []);
    assert.ok('command.showAccessibilityHelp' in titles);
  });
});

/** Enter on rows and lines, what other views have under the same key, the keys of coding mode,
 * Escape in a question, which is the back button that VS Code names itself, what a row of a
 * question says of itself, and keys that do nothing while a question waits. */
const LIKE_ANOTHER =
  /^(noop|runCommands|workbench\.action\.quickInputBack|policyAnnotator\.(find\.\w+|openMention|annotateLines|useWholeWords|codingKey|leaveCoding))$/;
