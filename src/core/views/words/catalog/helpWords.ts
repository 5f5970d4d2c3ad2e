/** The accessibility help; part of `WORDS`, which explains the form. {0} is a key, or the name of a
 * command. */
export const HELP_WORDS = {
  'help in articles': 'In an article',
  'help annotate': 'Annotate the selected words, or the sentence at the cursor: {0}.',
  'help relation': 'Record a disagreement or an agreement that the words state: {0}.',
  'help edit': 'Edit the annotation at the cursor, field by field: {0}.',
  'help next': 'Go to the next annotation: {0}.',
  'help previous': 'Go to the previous annotation: {0}.',
  'help card':
    'Show what is known about the words at the cursor: Show or Focus Hover (Ctrl+K Ctrl+I). Alt+F2 shows it as text.',
  'help undo': 'Undo the last annotation change, in any article: {0}.',
  'help redo': 'Redo it: {0}.',
  'help coded': 'Mark an article as coded or not relevant: {0}.',
  'help next article': 'Go to the next article that is not complete: {0}.',
  'help other actor': 'Another actor with the same position on the same words: {0}.',
  'help other issue': 'Another issue of the same actor on the same words: {0}.',
  'help template': 'Annotate with the first of your templates: {0}.',
  'help coding':
    'Coding mode, in which articles are read-only and single keys annotate: {0}. In it, H shows the keys and Escape leaves it.',
  'help actions':
    'In an article that is read-only, list what can be made of the selected words or the name at the cursor: {0}.',

  'help questions': 'Questions and lists',
  'help question':
    'Type to filter the rows, and press Enter to choose the focused row. A single letter chooses a stance. Tab moves to the buttons, such as Back. Escape cancels without changes; after the stance is chosen, it keeps the position as it is.',
  'help several':
    'Where you can choose several rows, Enter selects the row that matches what you typed, Space selects or clears a row, and Enter on an empty field finishes.',
  'help places':
    'A list of places shows each place in its article as you move through the list. Escape returns to where you were.',
  'help find': 'Find positions by actor, issue, date or words: {0}.',
  'help adjudicate':
    'Decide between the readings of several coders, passage by passage: {0}. Numbers choose a reading, letters everything else in the list.',
  'help discuss':
    'Write comments on the annotation at the cursor, and read them: {0}. Ctrl+Enter saves a comment.',
  'help review':
    'Review changed or lost quotes: {0}. In a row, [− words] were removed and [+ words] were added. Enter accepts the selected rows, or the focused row if none is selected.',
  'help concordance': 'Read names and words in their context: {0}.',

  'help views': 'In a view of the Side Bar',
  'help focus':
    'Go to a view: “Focus on Issues View” in the Command Palette, and likewise for the other views.',
  'help row':
    'Each row is read with its actor, stance, issue and quote, and each number with what it counts.',
  'help open': 'Go to the words of a row: Enter. Space shows them and keeps the focus in the view.',
  'help menu':
    'The context menu of a row (Shift+F10 or the Menu key) has all its actions, such as compare quotes, edit and delete. It includes the buttons of the row.',
  'help find row': 'Find a row: {0}.',
  'help arrange': 'Group and sort rows: {0}, and likewise in the other views.',
  'help delete row': 'Delete the annotation of a row in This Article: {0}.',
  'help delete search': 'Delete a saved search: {0}.',
  'help rename search': 'Rename a saved search: {0}.',
  'help rename entry': 'Rename an actor or issue, on its row or its mention: {0}.',
  'help delete entry': 'Delete the actor or issue of a row: {0}.',
  'help title bar': 'Go to the buttons in the title of a view: Tab and Shift+Tab.',

  'help pages': 'On pages of quotes',
  'help compare':
    'Read the quotes of two sides next to each other: {0}. Each quote is marked in its sentence.',
  'help link':
    'Go to the words of a quote: put the cursor on the line below it, which names the article, and run “Open Link”.',
  'help board':
    'On the board and the other tabs of the analysis panel ({0}), Tab moves between parts, and the arrow keys move between quotes, cells or nodes. Enter opens the article at the words.',
} as const satisfies Readonly<Record<string, string>>;
