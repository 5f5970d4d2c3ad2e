import type { Localizer } from '../words/localizer';
import type { WordKey } from '../words/words';

/** A line of the help, with the command whose key it names. */
interface HelpLine {
  readonly says: WordKey;
  readonly command?: string;
}

const line = (says: WordKey, command?: string): HelpLine =>
  command === undefined ? { says } : { says, command };

const SECTIONS: readonly { readonly title: WordKey; readonly lines: readonly HelpLine[] }[] = [
  {
    title: 'help in articles',
    lines: [
      line('help annotate', 'annotateSelection'),
      line('help relation', 'annotateDisagreement'),
      line('help edit', 'editAnnotation'),
      line('help next', 'nextAnnotation'),
      line('help previous', 'previousAnnotation'),
      line('help card'),
      line('help undo', 'undo'),
      line('help redo', 'redo'),
      line('help coded', 'markCoded'),
      line('help next article', 'nextArticle'),
      line('help other actor', 'sameWordsOtherActor'),
      line('help other issue', 'sameWordsOtherIssue'),
      line('help template', 'applyTemplate'),
      line('help coding', 'startCoding'),
      line('help actions', 'codingActions'),
    ],
  },
  {
    title: 'help questions',
    lines: [
      line('help question'),
      line('help several'),
      line('help find', 'findPositions'),
      line('help review', 'findQuotesAgain'),
      line('help adjudicate', 'adjudicate'),
      line('help discuss', 'discussAnnotation'),
      line('help places'),
      line('help concordance', 'concordance'),
    ],
  },
  {
    title: 'help views',
    lines: [
      line('help focus'),
      line('help row'),
      line('help open'),
      line('help menu'),
      line('help find row', 'find.issues'),
      line('help arrange', 'arrange.issues'),
      line('help delete row', 'deleteAnnotationRow'),
      line('help delete search', 'deleteSearch'),
      line('help rename search', 'renameSearch'),
      line('help rename entry', 'renameEntryRow'),
      line('help delete entry', 'deleteEntryRow'),
      line('help title bar'),
    ],
  },
  {
    title: 'help pages',
    lines: [
      line('help compare', 'compareQuotes'),
      line('help link'),
      line('help board', 'showBoard'),
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
