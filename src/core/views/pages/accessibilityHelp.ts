import type { Localizer } from '../words/localizer';
import { phrase, type Phrase } from '../../util/phrase';

/** A line of the help, with the command whose key it names. */
interface HelpLine {
  readonly says: Phrase;
  readonly command?: string;
}

const line = (says: Phrase, command?: string): HelpLine =>
  command === undefined ? { says } : { says, command };

const SECTIONS: readonly { readonly title: Phrase; readonly lines: readonly HelpLine[] }[] = [
  {
    title: phrase('In an article'),
    lines: [
      line(
        phrase('Annotate the selected words, or the sentence at the cursor: {0}.'),
        'annotateSelection',
      ),
      line(
        phrase('Record a disagreement or an agreement that the words state: {0}.'),
        'annotateDisagreement',
      ),
      line(phrase('Edit the annotation at the cursor, field by field: {0}.'), 'editAnnotation'),
      line(phrase('Go to the next annotation: {0}.'), 'nextAnnotation'),
      line(phrase('Go to the previous annotation: {0}.'), 'previousAnnotation'),
      line(
        phrase(
          'Show what is known about the words at the cursor: Show or Focus Hover (Ctrl+K Ctrl+I). Alt+F2 shows it as text.',
        ),
      ),
      line(phrase('Undo the last annotation change, in any article: {0}.'), 'undo'),
      line(phrase('Redo it: {0}.'), 'redo'),
      line(phrase('Mark an article as coded or not relevant: {0}.'), 'markCoded'),
      line(phrase('Go to the next article that is not complete: {0}.'), 'nextArticle'),
      line(
        phrase('Another actor with the same position on the same words: {0}.'),
        'sameWordsOtherActor',
      ),
      line(
        phrase('Another issue of the same actor on the same words: {0}.'),
        'sameWordsOtherIssue',
      ),
      line(phrase('Annotate with the first of your templates: {0}.'), 'applyTemplate'),
      line(
        phrase(
          'Coding mode, in which articles are read-only and single keys annotate: {0}. In it, H shows the keys and Escape leaves it.',
        ),
        'startCoding',
      ),
      line(
        phrase(
          'In an article that is read-only, list what can be made of the selected words or the name at the cursor: {0}.',
        ),
        'codingActions',
      ),
    ],
  },
  {
    title: phrase('Questions and lists'),
    lines: [
      line(
        phrase(
          'Type to filter the rows, and press Enter to choose the focused row. A single letter chooses a stance. Tab moves to the buttons, such as Back. Escape cancels without changes; after the stance is chosen, it keeps the position as it is.',
        ),
      ),
      line(
        phrase(
          'Where you can choose several rows, Enter selects the row that matches what you typed, Space selects or clears a row, and Enter on an empty field finishes.',
        ),
      ),
      line(phrase('Find positions by actor, issue, date or words: {0}.'), 'findPositions'),
      line(
        phrase(
          'Review changed or lost quotes: {0}. In a row, [− words] were removed and [+ words] were added. Enter accepts the selected rows, or the focused row if none is selected.',
        ),
        'findQuotesAgain',
      ),
      line(
        phrase(
          'Decide between the readings of several coders, passage by passage: {0}. Numbers choose a reading, letters everything else in the list.',
        ),
        'adjudicate',
      ),
      line(
        phrase(
          'Write comments on the annotation at the cursor, and read them: {0}. Ctrl+Enter saves a comment.',
        ),
        'discussAnnotation',
      ),
      line(
        phrase(
          'A list of places shows each place in its article as you move through the list. Escape returns to where you were.',
        ),
      ),
      line(phrase('Read names and words in their context: {0}.'), 'concordance'),
    ],
  },
  {
    title: phrase('In a view of the Side Bar'),
    lines: [
      line(
        phrase(
          'Go to a view: “Focus on Issues View” in the Command Palette, and likewise for the other views.',
        ),
      ),
      line(
        phrase(
          'Each row is read with its actor, stance, issue and quote, and each number with what it counts.',
        ),
      ),
      line(
        phrase(
          'Go to the words of a row: Enter. Space shows them and keeps the focus in the view.',
        ),
      ),
      line(
        phrase(
          'The context menu of a row (Shift+F10 or the Menu key) has all its actions, such as compare quotes, edit and delete. It includes the buttons of the row.',
        ),
      ),
      line(phrase('Find a row: {0}.'), 'find.issues'),
      line(phrase('Group and sort rows: {0}, and likewise in the other views.'), 'arrange.issues'),
      line(phrase('Delete the annotation of a row in This Article: {0}.'), 'deleteAnnotationRow'),
      line(phrase('Delete a saved search: {0}.'), 'deleteSearch'),
      line(phrase('Rename a saved search: {0}.'), 'renameSearch'),
      line(phrase('Rename an actor or issue, on its row or its mention: {0}.'), 'renameEntryRow'),
      line(phrase('Delete the actor or issue of a row: {0}.'), 'deleteEntryRow'),
      line(phrase('Go to the buttons in the title of a view: Tab and Shift+Tab.')),
    ],
  },
  {
    title: phrase('On pages of quotes'),
    lines: [
      line(
        phrase(
          'Read the quotes of two sides next to each other: {0}. Each quote is marked in its sentence.',
        ),
        'compareQuotes',
      ),
      line(
        phrase(
          'Go to the words of a quote: put the cursor on the line below it, which names the article, and run “Open Link”.',
        ),
      ),
      line(
        phrase(
          'On the board and the other tabs of the analysis panel ({0}), Tab moves between parts, and the arrow keys move between quotes, cells or nodes. Enter opens the article at the words.',
        ),
        'showBoard',
      ),
    ],
  },
];

/** How to reach everything with the keyboard, as a page of text. `keyOf` gives the key of a
 * command, by its name without the extension's prefix; `titleOf` the title of a command without a
 * key. */
export function accessibilityHelp(
  localizer: Localizer,
  keyOf: (command: string) => string | undefined,
  titleOf: (command: string) => string,
): string {
  const spoken = ({ says, command }: HelpLine): string => {
    if (command === undefined) return localizer.text(says);
    return localizer.text(
      says,
      keyOf(command) ?? localizer.text('“{0}” in the Command Palette', titleOf(command)),
    );
  };
  const sections = SECTIONS.flatMap(({ title, lines }) => [
    '',
    `## ${localizer.text(title)}`,
    '',
    ...lines.map((one) => `- ${spoken(one)}`),
  ]);
  return [
    `# ${localizer.text('Accessibility Help: Policy Annotator')}`,
    '',
    localizer.text(
      'Everything can be done with the keyboard. The default keys are listed here; to see or change yours, run Preferences: Open Keyboard Shortcuts. To see every command, open the Command Palette (F1) and type “policy annotator”.',
    ),
    ...sections,
    '',
  ].join('\n');
}
