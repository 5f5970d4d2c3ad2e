import type { Alias, Codebook } from '../../model/codebook';
import type { CorpusReader } from '../../model/corpus';
import type { Target } from '../../model/target';
import { forEachTask, type Task } from '../../util/task';
import { annotationLabel } from '../words/annotationLabel';
import { labelText, quoteText } from '../words/label';
import type { Localizer } from '../words/localizer';

/** An actor, issue or position found by its name, for going to it. */
export interface FoundSymbol {
  readonly kind: 'actor' | 'issue' | 'position';
  /** Contains what was asked for, since the editor compares it again. A safe label. */
  readonly name: string;
  /** The title of a position's article, else its folder, since the editor shows the file's name
   * beside it; the id of an entry. A safe label. */
  readonly container: string;
  readonly target: Target;
}

/** Actors and issues by their names, ids and aliases, and positions by their labels and the words
 * of their quotes. A name need not contain the query: its letters in their order are enough, as the
 * editor expects. The best come first: names that begin with the query, those that have all its
 * words, then the others; at most `most`. */
export function* findSymbols(
  reader: CorpusReader,
  query: string,
  localizer: Localizer,
  most: number,
): Task<readonly FoundSymbol[]> {
  const wanted = wantedOf(query);
  const ranks: FoundSymbol[][] = [[], [], []];
  const add = (rank: number | undefined, symbol: () => FoundSymbol): void => {
    const found = rank === undefined ? undefined : ranks[rank];
    if (found && found.length < most) found.push(symbol());
  };
  const { codebook } = reader;
  for (const { kind, entries } of entriesOf(codebook)) {
    yield* forEachTask(entries, ({ id, name, others }) => {
      const named = bestName(wanted, name, [id, ...others]);
      add(named.rank, () => ({
        kind,
        name: named.name,
        container: labelText(id),
        target: { kind: 'codebook', layer: kind, id },
      }));
    });
  }
  yield* forEachTask(reader.articles(), ({ path, annotations, metadata }) => {
    for (const { annotation, places } of annotations) {
      if (annotation.kind !== 'position' || (ranks[0]?.length ?? 0) >= most) continue;
      const label = annotationLabel(codebook, annotation, localizer);
      const name = `${label}: ${quoteText(annotation.quote)}`;
      add(rankOf(wanted, name), () => ({
        kind: 'position',
        name,
        container: labelText(metadata.title ?? path.slice(0, Math.max(0, path.lastIndexOf('/')))),
        target: {
          kind: 'annotation',
          article: path,
          id: annotation.id,
          span: places.find(({ span }) => span)?.span,
        },
      }));
    }
  });
  return ranks.flat().slice(0, most);
}

interface Wanted {
  readonly whole: string;
  readonly words: readonly string[];
  /** Without white space. */
  readonly letters: string;
}

function wantedOf(query: string): Wanted {
  // A longer query is pasted text: the editor would not find it either.
  const whole = comparable(query.slice(0, LONGEST_QUERY)).trim();
  const words = whole.split(/\s+/u).filter((word) => word !== '');
  return { whole, words, letters: words.join('') };
}

const LONGEST_QUERY = 200;

function comparable(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** 0 is best; undefined where the letters are not there. */
function rankOf({ whole, words, letters }: Wanted, name: string): number | undefined {
  const text = comparable(name);
  if (text.startsWith(whole)) return 0;
  if (words.every((word) => text.includes(word))) return 1;
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at === -1) return undefined;
    from = at + letter.length;
  }
  return 2;
}

/** The rank of an entry's name; where another of its words fits better, the name is followed by
 * that. */
function bestName(
  wanted: Wanted,
  name: string,
  others: readonly string[],
): { readonly rank: number | undefined; readonly name: string } {
  const own = labelText(name);
  let best = { rank: rankOf(wanted, own), name: own };
  for (const other of others) {
    if (best.rank !== undefined && best.rank < 2) break;
    const rank = rankOf(wanted, labelText(other));
    if (rank !== undefined && rank < (best.rank ?? 3)) {
      best = { rank: Math.max(rank, 1), name: `${own} (${labelText(other)})` };
    }
  }
  return best;
}

interface NamedEntry {
  readonly id: string;
  readonly name: string;
  readonly others: readonly string[];
}

function entriesOf({
  actors,
  issues,
}: Codebook): readonly { kind: 'actor' | 'issue'; entries: readonly NamedEntry[] }[] {
  const texts = (aliases: readonly Alias[]): readonly string[] => aliases.map(({ text }) => text);
  return [
    {
      kind: 'actor',
      entries: [...actors.values()].map(({ id, name, aliases }) => ({
        id,
        name,
        others: texts(aliases),
      })),
    },
    {
      kind: 'issue',
      entries: [...issues.values()].map(({ id, name, keywords }) => ({
        id,
        name,
        others: texts(keywords),
      })),
    },
  ];
}
