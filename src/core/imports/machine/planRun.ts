import { describeSpan, foldedToDescribe } from '../../anchoring/describe';
import { editAnnotationFile } from '../../annotation-file/edit/edit';
import { writtenAnnotation } from '../../annotation-file/writeAnnotation';
import { frontMatterEnd } from '../../corpus/assemble';
import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import type { ArticlePath, CoderId } from '../../model/ids';
import { newPosition } from '../../model/newAnnotation';
import type { Span } from '../../model/span';
import { normalizeText } from '../../text/normalize';
import { isWritable } from '../../yaml/write/write';
import { ArticleNames } from '../articleNames';
import { EntryResolver } from '../newEntries';
import { derivedId } from '../positions/derivedId';
import { stanceOf } from '../positions/mapping/stanceWords';
import { entryError, rowError, type PositionProblem } from '../positions/positionProblems';
import type { MachineAnswer, MachineRun } from './runFile';

/** What a run says of the articles that it read. */
export interface PlannedRun {
  /** By article, also without any position; in the order of the file. */
  readonly articles: ReadonlyMap<ArticlePath, readonly Position[]>;
  /** How many answers the file has: lines with a quote. */
  readonly count: number;
  /** Why answers were not taken in. An actor or issue that the codebook lacks is a proposal of the
   * machine: once it is in the codebook, the run can be imported again. */
  readonly problems: readonly PositionProblem[];
}

export interface RunInput {
  readonly run: MachineRun;
  readonly machine: CoderId;
  readonly codebook: Codebook;
  readonly articles: readonly Pick<ArticleRow, 'path' | 'metadata'>[];
  /** The normalised text of an article; undefined where it cannot be read. */
  readonly text: (path: ArticlePath) => Promise<string | undefined>;
}

/** What importing a run would do. An answer counts only if its words stand in the article exactly
 * and once, since a machine may make words up. */
export async function planRun({
  run,
  machine,
  codebook,
  articles,
  text,
}: RunInput): Promise<PlannedRun> {
  const names = new ArticleNames(articles);
  const entries = new EntryResolver(codebook, false);
  const problems: PositionProblem[] = [...run.problems];
  const found = new Map<ArticlePath, Map<string, Position>>();
  const texts = new Map<ArticlePath, ReadText | undefined>();
  let count = 0;
  for (const answer of run.answers) {
    if (answer.quote !== undefined) count++;
    const path = articleOf(answer);
    if (path === undefined) continue;
    if (!texts.has(path)) texts.set(path, readText(path, await text(path)));
    const read = texts.get(path);
    if (!read) {
      problems.push(rowError(answer.line, 'unread-article', [path]));
      continue;
    }
    const taken = found.get(path) ?? new Map<string, Position>();
    found.set(path, taken);
    const position = answer.quote === undefined ? undefined : positionOf(answer, path, read);
    if (!position) continue;
    const before = taken.get(position.id);
    if (!before) taken.set(position.id, position);
    else if (before.stance !== position.stance)
      problems.push(rowError(answer.line, 'read-twice', [before.stance ?? '']));
  }
  const all = [...found].map(([path, taken]) => [path, [...taken.values()]] as const);
  const ofFile = (a: PositionProblem, b: PositionProblem): number => (a.row ?? 0) - (b.row ?? 0);
  return { articles: new Map(all), count, problems: problems.sort(ofFile) };

  function articleOf({ line, article }: MachineAnswer): ArticlePath | undefined {
    const paths = article === undefined ? [] : names.find(article);
    if (paths.length === 1) return paths[0];
    if (article === undefined) problems.push(rowError(line, 'no-article'));
    else if (paths.length > 1)
      problems.push(rowError(line, 'several-articles', [article, paths.slice(0, 5).join(', ')]));
    else problems.push(rowError(line, 'unknown-article', [article], names.nearest(article)));
    return undefined;
  }

  function positionOf(
    answer: MachineAnswer,
    path: ArticlePath,
    { words, from, folded }: ReadText,
  ): Position | undefined {
    const { line, quote = '', why } = answer;
    const places = placesOf(normalizeText(quote).trim(), words, from);
    const [place] = places;
    const actor = entryOf('actor', answer);
    const issue = entryOf('issue', answer);
    const stance = answer.stance === undefined ? undefined : stanceOf(answer.stance, codebook);
    if (answer.stance === undefined) problems.push(rowError(line, 'no-stance'));
    else if (stance === undefined) problems.push(rowError(line, 'unknown-stance', [answer.stance]));
    if (!place) problems.push(rowError(line, 'not-verbatim'));
    else if (places.length > 1)
      problems.push(rowError(line, 'several-places', [String(places.length)]));
    const isWhole = actor !== undefined && issue !== undefined && stance !== undefined;
    if (!isWhole || !place || places.length > 1) return undefined;
    const stated = `${machine} ${path} ${String(place.start)} ${String(place.end)} ${actor} ${issue}`;
    const made = {
      id: derivedId(stated, 0),
      quote: [describeSpan(words, place, folded)],
      coder: undefined,
    };
    const position = {
      ...newPosition(made, { actors: [actor], issues: [issue], stance }),
      note: why,
    };
    if (isWritable(writtenAnnotation(position, codebook))) return position;
    problems.push(rowError(line, 'unwritable'));
    return undefined;
  }

  function entryOf(layer: 'actor' | 'issue', answer: MachineAnswer): string | undefined {
    const written = answer[layer];
    if (written === undefined) {
      problems.push(rowError(answer.line, `no-${layer}`));
      return undefined;
    }
    const resolved = entries.resolve(layer, written);
    if (resolved.kind === 'id') return resolved.id;
    problems.push(entryError(answer.line, layer, written, resolved));
    return undefined;
  }
}

/** The text of a machine's annotation file with the positions of a plan. Throws where it cannot be
 * written, which a plan rules out. */
export function machineFileText(positions: readonly Position[], codebook: Codebook): string {
  const edits = positions.map((annotation) => ({ kind: 'add', annotation }) as const);
  const edited = editAnnotationFile('', edits, codebook);
  if (edited.kind === 'refused') throw new Error(`Not written: ${edited.reason}.`);
  return edited.text;
}

interface ReadText {
  readonly words: string;
  /** Where the article begins, after its front matter. */
  readonly from: number;
  readonly folded: string | undefined;
}

function readText(path: ArticlePath, words: string | undefined): ReadText | undefined {
  if (words === undefined) return undefined;
  return { words, from: frontMatterEnd(path, words), folded: foldedToDescribe(words) };
}

/** All places of the words, also overlapping ones; none of no words. */
function placesOf(quote: string, text: string, from: number): readonly Span[] {
  const places: Span[] = [];
  if (quote === '') return places;
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    places.push({ start: at, end: at + quote.length });
  }
  return places;
}
