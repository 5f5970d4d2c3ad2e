import type { Position, QuotePart } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { PlacedAnnotation } from '../../model/place';
import type { ReadPosition } from '../../intercoder/adjudication/passages';
import type { QueuedPassage } from '../../intercoder/adjudication/queue';
import type { ShownReading } from '../../intercoder/adjudication/shownReadings';
import { coderName } from '../../codebook/lookUp';
import { compareStart } from '../../util/order';
import { annotationLabel } from '../words/annotationLabel';
import { inQuotationMarks, labelText, quoteText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { quoteInSentence, sentenceText } from '../words/quoteInSentence';
import { detailFields } from './detailFields';

/** A row of the list from which an adjudicator chooses. All texts are safe to show. */
export interface ReadingItem {
  readonly reading: ShownReading;
  readonly label: string;
  /** The stance and further fields, and the words in their sentence. */
  readonly detail: string;
}

interface Shown {
  readonly codebook: Codebook;
  readonly localizer: Localizer;
  /** False: coders are letters. */
  readonly withNames: boolean;
  /** Other names than those of the codebook. */
  readonly names?: ReadonlyMap<string, string> | undefined;
  /** Of the article, where the words are shown in their sentence. */
  readonly text?: string | undefined;
}

/** What each coder, or several alike, read: `A, C: China ⊖ Encirclement`. The readings with
 * something come first, and in their details what not all of them have. */
export function readingItems(
  readings: readonly ShownReading[],
  shown: Shown,
): readonly ReadingItem[] {
  const found = readings.filter(({ positions }) => positions.length > 0);
  const common = commonTo(found.map(({ positions }) => positions.flatMap(partsIn(shown))));
  const haveSameWords =
    new Set(found.map(({ positions }) => [...new Set(positions.map(wordsOf))].sort().join())).size <
    2;
  const items = found.map((reading): ReadingItem => {
    const rows = reading.positions.map(({ placed }) => {
      const parts = partsIn(shown)({ placed });
      const sentence = quoteInSentence(shown.text, placed, MOST_WORDS, MOST_AROUND);
      const details = [
        ...parts.filter((part) => !common.has(part)),
        ...(haveSameWords ? [] : [bothEnds(placed.annotation.quote)]),
        ...parts.filter((part) => common.has(part)),
        ...(haveSameWords ? [sentenceText(sentence)] : []),
      ];
      return { ...positionItem(placed.annotation, shown), detail: details.join(' · ') };
    });
    return {
      reading,
      label: `${whoRead(reading, shown)}: ${rows.map(({ label }) => label).join('; ')}`,
      detail: rows.map(({ detail }) => detail).join(' | '),
    };
  });
  const empty = readings.filter(({ positions }) => positions.length === 0);
  return [
    ...items,
    ...empty.map((reading) => {
      const who = whoRead(reading, shown);
      const label = shown.localizer.text('None of These ({0}: nothing in this passage)', who);
      return { reading, label, detail: '' };
    }),
  ];
}

/** The letters of a reading's coders, or their names. */
export function whoRead(
  { letters, coders }: Pick<ShownReading, 'letters' | 'coders'>,
  { codebook, withNames, names }: Pick<Shown, 'codebook' | 'withNames' | 'names'>,
): string {
  const nameOf = (coder: string): string => names?.get(coder) ?? coderName(codebook, coder);
  return (withNames ? coders.map((coder) => labelText(nameOf(coder))) : letters).join(', ');
}

/** The stance of a position in words, since coders often differ in nothing else, and its fields. */
function partsIn({ codebook, localizer }: Shown) {
  return ({ placed: { annotation } }: Pick<ReadPosition, 'placed'>): readonly string[] => {
    const fields = detailFields(annotation, codebook, localizer);
    const stance = fields.find(({ key }) => key === 'stance')?.shown ?? '';
    const { fields: others } = positionItem(annotation, { codebook, localizer });
    return [stance, ...others].filter((part) => part !== '');
  };
}

function commonTo(all: readonly (readonly string[])[]): ReadonlySet<string> {
  const [first = [], ...others] = all;
  return new Set(first.filter((part) => others.every((parts) => parts.includes(part))));
}

function wordsOf({ placed }: ReadPosition): string {
  return JSON.stringify(placed.annotation.quote.map(({ exact }) => exact));
}

/** A long quote without its middle: quotes of one passage differ where they begin or end. */
function bothEnds(quote: readonly QuotePart[]): string {
  const words = quote.map(({ exact }) => exact).join(' […] ');
  if (words.length <= 2 * MOST_OF_END) return quoteText(quote);
  const [first = ''] = /^[^]*(?=\s)/u.exec(words.slice(0, MOST_OF_END)) ?? [];
  const [last = ''] = /(?<=\s)[^]*$/u.exec(words.slice(-MOST_OF_END)) ?? [];
  return inQuotationMarks(`${labelText(first)} … ${labelText(last)}`);
}

/** In UTF-16 units: a row of a list is some 90 letters wide. */
const MOST_WORDS = 80;
const MOST_AROUND = 40;
const MOST_OF_END = 32;

/** One position: `China ⊖ Encirclement`, with its fields beyond that, as `Act: demand`. */
export function positionItem(
  position: Position,
  { codebook, localizer }: Pick<Shown, 'codebook' | 'localizer'>,
) {
  const fields = detailFields(position, codebook, localizer).filter(
    ({ key, shown }) => shown !== '' && !IN_LABEL.has(key),
  );
  const parts = fields.map(({ label, shown }) => `${label}: ${shown}`);
  return {
    label: annotationLabel(codebook, position, localizer),
    fields: parts,
    detail: [...parts, quoteText(position.quote, MOST_WORDS)].join(' · '),
  };
}

const IN_LABEL: ReadonlySet<string> = new Set([
  ...['actors', 'issues', 'stance', 'condition', 'status'],
]);

/** The words of a passage, of all its quotes together; of the result, where no reading is left. */
export function passageText({
  positions,
  adjudicated,
}: Pick<QueuedPassage, 'positions' | 'adjudicated'>): string {
  const all = positions.length > 0 ? positions.map(({ placed }) => placed) : adjudicated;
  return quoteText(joinedWords(all) ?? longest(all)?.annotation.quote ?? []);
}

/** The words from the beginning of the first quote to the end of the last one; separate parts where
 * none has those between. Undefined where the words are not where they were quoted. */
function joinedWords(all: readonly PlacedAnnotation<Position>[]) {
  const parts = all.flatMap(({ annotation: { quote }, places }) =>
    quote.map(({ exact }, at) => ({ exact, span: places[at]?.span })),
  );
  const joined: { exact: string; end: number }[] = [];
  for (const { exact, span } of parts.sort((a, b) => compareStart(a.span?.start, b.span?.start))) {
    if (span?.end !== (span?.start ?? 0) + exact.length) return undefined;
    const last = joined.at(-1);
    if (!last || span.start > last.end) joined.push({ exact, end: span.end });
    else if (span.end > last.end) {
      last.exact += exact.slice(last.end - span.start);
      last.end = span.end;
    }
  }
  return joined;
}

function longest(all: readonly PlacedAnnotation<Position>[]) {
  const lengthOf = ({ annotation: { quote } }: PlacedAnnotation<Position>): number =>
    quote.reduce((sum, { exact }) => sum + exact.length, 0);
  return [...all].sort((a, b) => lengthOf(b) - lengthOf(a))[0];
}
