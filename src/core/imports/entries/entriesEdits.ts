import type { CodebookEdit, EntryKey, EntryValue, NewAlias } from '../../codebook/edit/editTypes';
import type { ExampleSide } from '../../model/codebook';
import type { EntriesPlan, PlannedEntry } from './planEntries';

/** Changes of the codebook, as one step. Links follow all entries, so that both ends exist. */
export function entriesEdits({ entries }: EntriesPlan): readonly CodebookEdit[] {
  const added = entries.filter(({ kind }) => kind === 'new');
  const edits: CodebookEdit[] = added.map((entry) => {
    const { layer, id, name, type, statement } = entry;
    const words = entry.aliases.map((text) => aliasOf(entry, text));
    return layer === 'actor'
      ? { kind: 'add-actor', actor: { id, name, type, aliases: words } }
      : { kind: 'add-issue', issue: { id, name, statement, keywords: words } };
  });
  for (const entry of added) {
    const { layer, id } = entry;
    for (const [key, to] of valuesOf(entry)) {
      if (to !== undefined && to.length > 0)
        edits.push({ kind: 'set', layer, id, key, from: undefined, to });
    }
    for (const side of SIDES) {
      for (const to of entry.more.examples[side])
        edits.push({ kind: 'example', layer, id, side, to });
    }
  }
  for (const entry of entries) {
    const { layer, id, kind } = entry;
    if (kind === 'new') continue;
    for (const text of entry.aliases) {
      edits.push({ kind: 'alias', layer, id, to: aliasOf(entry, text) });
    }
  }
  return edits;
}

const SIDES: readonly ExampleSide[] = ['include', 'exclude'];

/** What is written key by key, in the order in which it can be: a sign belongs to a link. */
function valuesOf(entry: PlannedEntry): readonly (readonly [EntryKey, EntryValue])[] {
  const { layer, partOf, definition, note, more } = entry;
  const own: readonly (readonly [EntryKey, EntryValue])[] =
    layer === 'actor'
      ? [
          ['member-of', more.memberOf],
          ['side', more.side],
          ['unspecified', more.unspecified],
        ]
      : [
          ['sign', partOf === undefined ? undefined : more.sign],
          ['definition', definition],
          ['codable', more.codable],
          ['color', more.color],
        ];
  return [['part-of', partOf], ...own, ['note', note]];
}

function aliasOf({ more }: PlannedEntry, text: string): NewAlias {
  return {
    text,
    ...(more.weakAliases.includes(text) ? { weak: true } : {}),
    ...(more.exactAliases.includes(text) ? { exactCase: true } : {}),
  };
}
