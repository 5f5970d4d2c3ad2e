import {
  createLocalizer,
  actorName,
  coderName,
  issueName,
  stanceName,
  type Codebook,
  type CodedField,
  type CodedUnits,
  type DisputedPassage,
  type Position,
  type ReadingDispute,
  quoteCell,
} from '../../core';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { counted } from '../commands/remarks';

/** The passages that coders read differently, each with the readings of all coders. `field`: only
 * those in which they differ about it. */
export function* disputedText(
  units: CodedUnits,
  passages: readonly DisputedPassage[],
  field: CodedField | undefined,
  columns: number,
): Generator<string> {
  const { codebook, coders } = units;
  const isAsked = (dispute: ReadingDispute): boolean =>
    !field || (dispute.kind === 'field' && dispute.field === field.name);
  const shown = passages.filter(({ disputes }) => disputes.some(isAsked));
  const header = ['ARTICLE', 'PLACE', 'QUOTE', ...coders.map((one) => coderName(codebook, one))];
  const rows = shown.map((passage) => [
    ...placeCells(passage),
    ...coders.map((coder) => readingText(codebook, passage, coder, field)),
  ]);
  if (rows.length > 0) yield `${fittedTable([header, ...rows], columns)}\n`;
  yield printedLine(
    `Read differently: ${String(shown.length)} of ${counted(units.passages.length, 'passage')}.`,
  );
}

function placeCells({ article, span, readings }: DisputedPassage): readonly string[] {
  const [first] = readings.flatMap(({ records }) => records);
  return [
    article,
    span ? `${String(span.start)}–${String(span.end)}` : 'lost',
    first ? quoteCell(first.annotation.quote) : '',
  ];
}

/** "China: support Chinese exports; …", "∅" for nothing found, "" for an article not read. */
function readingText(
  codebook: Codebook,
  { readings }: DisputedPassage,
  coder: string,
  field: CodedField | undefined,
): string {
  const reading = readings.find((own) => own.coder === coder);
  if (!reading) return '';
  if (reading.records.length === 0) return '∅';
  return reading.records
    .map(({ annotation }) => positionText(codebook, annotation, field))
    .join('; ');
}

function positionText(
  codebook: Codebook,
  position: Position,
  field: CodedField | undefined,
): string {
  const { actors, issues, stance } = position;
  const who = actors.map((id) => actorName(codebook, id)).join(', ');
  const what = issues.map((id) => issueName(codebook, id)).join(', ');
  const value =
    field && field.name !== 'stance'
      ? `${field.label} ${field.valuesOf(position).join(', ') || '∅'}`
      : stance === undefined
        ? '–'
        : stanceName(codebook, stance, createLocalizer());
  return `${who}: ${value}${what === '' ? '' : `, ${what}`}`;
}
