import { entriesOf } from '../../codebook/lookUp';
import { spellingOf } from '../../text/folding/spelling';
import { LONGEST_ALIAS, type Codebook } from '../../model/codebook';
import { lazily } from '../../util/lazily';
import { nearestWord } from '../../util/nearestWord';
import { isColor } from '../../yaml/shape/scalarShapes';
import { labelText } from '../words/label';
import { nameOf } from '../words/names';
import type { Localizer } from '../words/localizer';
import { aliasesOf, type EntryName } from './entryFields';

/** A remark on a value while it is typed. */
export interface EntryRemark {
  readonly message: string;
  /** True if the value cannot be written; otherwise the remark is a hint. */
  readonly refuses: boolean;
}

/** Checks whether typed words can name an entry, replacing `instead` where that is given. */
export function wordsRemark(
  codebook: Codebook,
  entry: EntryName,
  localizer: Localizer,
  instead?: string,
): (typed: string) => EntryRemark | undefined {
  const own = namesOf(codebook, entry);
  // Runs with every typed letter.
  const others = lazily(() => ownersOfWords(codebook, entry));
  const refused = (message: string): EntryRemark => ({ message, refuses: true });
  return (typed) => {
    if (typed === '' || typed === instead) return undefined;
    if (!/[\p{L}\p{N}\p{S}]/u.test(typed))
      return refused(
        localizer.text('This has no letters or digits, so it cannot be found in texts.'),
      );
    if (typed.length > LONGEST_ALIAS)
      return refused(
        localizer.text(
          'Words longer than {0} characters are not searched for in texts.',
          LONGEST_ALIAS,
        ),
      );
    if (own.includes(typed))
      return refused(localizer.text('“{0}” is already one of its names.', labelText(typed)));
    const other = others().get(spellingOf(typed, false)?.folded ?? '');
    if (other === undefined) return undefined;
    const name = nameOf(codebook, entry.layer, other, localizer);
    return {
      message: localizer.text(
        '“{0}” also stands for {1}. Where it occurs in a text, choose which one is meant.',
        labelText(typed),
        name,
      ),
      refuses: false,
    };
  };
}

/** The first other entry with each spelling. Weak words are no mentions, so they make nothing
 * ambiguous. */
function ownersOfWords(codebook: Codebook, { layer, id }: EntryName): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const entries = entriesOf(codebook, layer);
  for (const other of entries.keys()) {
    if (other === id) continue;
    for (const name of namesOf(codebook, { layer, id: other })) {
      const spelt = spellingOf(name, false)?.folded;
      if (spelt !== undefined && !owners.has(spelt)) owners.set(spelt, other);
    }
  }
  return owners;
}

/** Why the typed text is no color, with the nearest color. */
export function colorRemark(typed: string, localizer: Localizer): EntryRemark | undefined {
  if (typed === '' || isColor(typed)) return undefined;
  const digits = /^[#x0]*((?:[0-9a-f]{3}){1,2})$/i.exec(typed)?.[1];
  const name = nearestWord(typed, COLORS.keys());
  const meant = digits === undefined ? name && COLORS.get(name) : `#${digits}`;
  const message =
    meant === undefined
      ? localizer.text(
          'This is not a color. Type # and six hexadecimal digits, for example #0072B2.',
        )
      : localizer.text('This is not a color. Did you mean {0}?', meant);
  return { message, refuses: true };
}

/** The palette of Okabe and Ito, whose colors differ for color-blind readers, too. */
export const COLORS: ReadonlyMap<string, string> = new Map([
  ['black', '#000000'],
  ['orange', '#E69F00'],
  ['sky blue', '#56B4E9'],
  ['green', '#009E73'],
  ['yellow', '#F0E442'],
  ['blue', '#0072B2'],
  ['vermilion', '#D55E00'],
  ['red', '#D55E00'],
  ['purple', '#CC79A7'],
  ['gray', '#999999'],
  ['grey', '#999999'],
]);

/** The types that an actor can have: those with colors of their own, then the study's. */
export function actorTypes({ actors }: Codebook): readonly string[] {
  const own = [...actors.values()].flatMap(({ type }) => type ?? []);
  return [...new Set([...USUAL_TYPES, ...own])];
}

const USUAL_TYPES = ['state', 'government', 'person', 'organization', 'group'];

/** The existing type that is most similar to a new one. */
export function nearestType(codebook: Codebook, typed: string): string | undefined {
  return nearestWord(typed, actorTypes(codebook));
}

/** The words that are searched in texts; the name is always one of them. */
function namesOf(codebook: Codebook, entry: EntryName): readonly string[] {
  const { layer, id } = entry;
  const name = entriesOf(codebook, layer).get(id)?.name ?? id;
  return [name, ...aliasesOf(codebook, entry).flatMap(({ text, weak }) => (weak ? [] : [text]))];
}
