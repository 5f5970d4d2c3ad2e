/** The accessibility help; part of `WORDS`, which says how they are written. {0} is a key, or the name of a command. */
export const HELP_WORDS = {
  'help title': 'Accessibility Help: Policy Annotator',
  'help keys':
    'Everything can be done with the keyboard. Keys are those of the extension; Preferences: Open Keyboard Shortcuts has yours, and sets others. The Command Palette (F1) has every command: type “policy annotator”.',
  'help command': '“{0}” in the Command Palette',
  'help mac key': '{0} (on a Mac {1})',

  'help in articles': 'In an article',
  'help annotate': 'Annotate the selected words, or the sentence at the cursor: {0}.',
  'help relation': 'Record a disagreement or an agreement that the words state: {0}.',
  'help edit': 'Change the annotation at the cursor, field by field: {0}.',
  'help next': 'Go to the next annotation: {0}.',
  'help previous': 'Go to the annotation before: {0}.',
  'help card':
    'Hear what is known of the words at the cursor: Show or Focus Hover (Ctrl+K Ctrl+I); Alt+F2 reads it as text.',
  'help undo': 'Take back the last change of annotations, in whatever article: {0}.',
  'help redo': 'Do it again: {0}.',
  'help coded': 'Say that an article is coded, or not relevant: {0}.',
  'help next article': 'Go to the next article that is not done: {0}.',

  'help questions': 'Questions and lists',
  'help question':
    'Letters filter the rows, Enter takes the one at the cursor, a letter takes a stance. Tab reaches the buttons, of which one goes a step back. Escape leaves without a trace; after the stance it keeps the position as it is.',
  'help several':
    'Where several can be chosen, Enter ticks the row that was typed for, Space ticks and unticks, and Enter on an empty field ends it.',
  'help places':
    'A list of places shows each in its article as the cursor moves on; Escape leads back to where you were.',
  'help find': 'Find positions by who, what, when and in which words: {0}.',
  'help review':
    'Review quotes that changed or were lost: {0}. In a row ~~words~~ went and **words** came; Enter accepts the ticked rows, or the one at the cursor.',
  'help concordance': 'Read names and words with what stands around them: {0}.',

  'help views': 'In a view of the side bar',
  'help focus':
    'Go to a view: “Focus on Issues View” in the Command Palette, and so for the others.',
  'help row':
    'Each row is read with the actor, the stance in words, the issue and the quote; numbers with what they count.',
  'help open': 'Go to the words of a row: Enter. Space shows them, and stays in the view.',
  'help menu':
    'All that can be done with a row is in its menu (Shift+F10, or the Menu key): compare quotes, edit, delete and more. The buttons on a row are in it, too.',
  'help find row': 'Find a row: {0}.',
  'help arrange': 'Group and sort: {0}, and so for the other views.',
  'help delete row': 'Delete the annotation of a row in This Article: {0}.',
  'help delete search': 'Delete a saved search: {0}.',
  'help rename search': 'Rename a saved search: {0}.',
  'help title bar': 'The buttons of a view’s title are reached with Tab and Shift+Tab.',

  'help pages': 'On pages of quotes',
  'help compare':
    'Read the quotes of two sides beside each other: {0}. They stand in marks in their sentences.',
  'help link':
    'Go to the words of a quote: put the cursor on the line below it, which names the article, and run “Open Link”.',
  'help board':
    'On the board and the other tabs of the analysis panel ({0}), Tab goes from part to part and the arrow keys go from quote to quote, cell to cell or node to node; Enter opens the article at the words.',
} as const satisfies Readonly<Record<string, string>>;
