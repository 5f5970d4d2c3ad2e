import type { PassageUnit } from '../../intercoder/agreement/codedUnits';
import type { ReadingDispute } from '../../intercoder/agreement/disputed';
import type { CodedField } from '../../intercoder/agreement/compared/fields';
import { categoryOf } from '../../intercoder/agreement/compared/values';
import type { Position } from '../../model/annotation';
import type { AnnotationId, ArticlePath, CoderId } from '../../model/ids';
import type { PlacedAnnotation } from '../../model/place';
import { annotationLabel } from '../words/annotationLabel';
import { labelText, quoteText } from '../words/label';
import { actorName, issueName, stanceName } from '../words/names';
import { positionLook, STANCE_SIGN, type StanceLook } from '../words/stanceLook';
import { joinCounts } from '../words/nameLabels';
import type { ComparedCoders } from './comparedCoders';
import {
  claimLabel,
  coderLabel,
  coderLabels,
  fieldLabel,
  valueLabel,
  type CoderNames,
} from './intercoderNames';
import { choiceText, DISPUTES, readPassageChoice, type PassageChoice } from './passageChoice';
import { phrases } from '../../util/phrase';

/** Passages in the readings of all coders. All texts are safe labels. */
export interface PassageList {
  /** What can be listed, with numbers. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
  readonly passages: readonly PassageRow[];
  /** What is not shown, or why there is nothing. */
  readonly note: string | undefined;
}

export interface PassageRow {
  readonly article: ArticlePath;
  /** The article's title, or its path. */
  readonly title: string;
  /** Path, source and date. */
  readonly about: string;
  /** What the coders have not in common; "Alike" where they have everything. */
  readonly disputes: readonly string[];
  readonly readings: readonly PassageReading[];
}

export interface PassageReading {
  readonly coder: CoderId;
  readonly name: string;
  readonly records: readonly ReadRecord[];
  /** Where there is none. */
  readonly nothing: string | undefined;
}

export interface ReadRecord {
  readonly id: AnnotationId;
  readonly look: StanceLook;
  readonly sign: string;
  /** "China ⊖ Exports" */
  readonly name: string;
  readonly stance: string;
  readonly quote: string;
}

const MOST_PASSAGES = 100;

const LISTS = phrases({
  disputed: 'All disputed ({0})',
  nothing: 'Found by some coders only ({0})',
  claim: 'Another actor or issue ({0})',
  field: 'Other values ({0})',
});

export function passageList(
  names: CoderNames,
  compared: ComparedCoders,
  field: CodedField | undefined,
  state: string,
): PassageList {
  const { localizer } = names;
  const choice = readPassageChoice(state);
  const units = chosenUnits(compared, field, choice);
  const disputes = new Map(compared.disputed.map((one) => [one.unit, one.disputes]));
  const shown = units.slice(0, MOST_PASSAGES);
  const more = units.length - shown.length;
  const choices = (['disputed', ...DISPUTES] as const).map((kind) => ({
    id: choiceText({ kind }),
    name: localizer.text(LISTS[kind], chosenUnits(compared, field, { kind }).length),
  }));
  const chosen = choiceText(choice);
  return {
    choices: choices.some(({ id }) => id === chosen)
      ? choices
      : [...choices, { id: chosen, name: choiceName(names, field, choice, units.length) }],
    chosen,
    passages: shown.map((unit) => passageRow(names, compared, unit, disputes.get(unit) ?? [])),
    note:
      more > 0
        ? localizer.text(
            [
              '{0} more is not shown. Choose an issue or a cell to list fewer.',
              '{0} more are not shown. Choose an issue or a cell to list fewer.',
            ],
            more,
          )
        : units.length === 0
          ? localizer.text(
              choice.kind === 'disputed'
                ? 'The coders agree on every passage.'
                : 'There is no such passage.',
            )
          : undefined,
  };
}

/** The passages of a choice, each once, by article and place. */
function chosenUnits(
  { disputed, confusion }: ComparedCoders,
  field: CodedField | undefined,
  choice: PassageChoice,
): readonly PassageUnit[] {
  switch (choice.kind) {
    case 'disputed':
      return disputed.map(({ unit }) => unit);
    case 'issue':
    case 'actor': {
      const isOn = ({ annotation }: PlacedAnnotation<Position>): boolean =>
        (choice.kind === 'issue' ? annotation.issues : annotation.actors).includes(choice.id);
      return disputed
        .filter(({ readings }) => readings.some(({ records }) => records.some(isOn)))
        .map(({ unit }) => unit);
    }
    case 'cell': {
      if (!field) return [];
      const { values, cells } = confusion(field);
      const [row, column] = [values.indexOf(choice.row), values.indexOf(choice.column)];
      return [...new Set((cells[row]?.[column] ?? []).map(({ unit }) => unit))];
    }
    default:
      return disputed
        .filter(({ disputes }) => disputes.some(({ kind }) => kind === choice.kind))
        .map(({ unit }) => unit);
  }
}

function choiceName(
  names: CoderNames,
  field: CodedField | undefined,
  choice: PassageChoice,
  count: number,
): string {
  const { localizer, codebook } = names;
  if (choice.kind === 'issue') {
    return localizer.text('On {0} ({1})', issueName(codebook, choice.id), count);
  }
  if (choice.kind === 'actor') {
    return localizer.text('Of {0} ({1})', actorName(codebook, choice.id, localizer), count);
  }
  if (choice.kind !== 'cell' || !field) return localizer.text('All disputed ({0})', count);
  const [row, column] = [choice.row, choice.column].map((value) => valueLabel(names, field, value));
  return localizer.text('{0} and {1} ({2})', row ?? '', column ?? '', count);
}

function passageRow(
  names: CoderNames,
  { units, fields }: ComparedCoders,
  { article: at, readings }: PassageUnit,
  disputes: readonly ReadingDispute[],
): PassageRow {
  const { localizer } = names;
  const article = units.articles[at]?.article;
  const path = article?.path ?? '';
  const { title, source, date } = article?.metadata ?? {};
  return {
    article: path,
    title: labelText(title ?? path),
    about: joinCounts(
      title === undefined ? undefined : labelText(path),
      source === undefined ? undefined : labelText(source),
      date === undefined ? undefined : labelText(localizer.date(date)),
    ),
    disputes:
      disputes.length === 0
        ? [localizer.text('Alike')]
        : disputes.map((dispute) => disputeText(names, fields, dispute)),
    readings: readings.map(({ coder: index, records }) => {
      const coder = units.coders[index] ?? '';
      return {
        coder,
        name: coderLabel(names, coder),
        records: records.map((placed) => readRecord(names, placed)),
        nothing: records.length === 0 ? localizer.text('nothing found') : undefined,
      };
    }),
  };
}

function readRecord(
  { codebook, localizer }: CoderNames,
  { annotation }: PlacedAnnotation<Position>,
): ReadRecord {
  const look = positionLook(codebook, annotation);
  return {
    id: annotation.id,
    look,
    sign: STANCE_SIGN[look],
    name: annotationLabel(codebook, annotation, localizer),
    stance:
      annotation.stance === undefined ? '' : stanceName(codebook, annotation.stance, localizer),
    quote: quoteText(annotation.quote),
  };
}

/** What a dispute is about, in words. */
function disputeText(
  names: CoderNames,
  fields: readonly CodedField[],
  dispute: ReadingDispute,
): string {
  const { localizer } = names;
  switch (dispute.kind) {
    case 'nothing':
      return localizer.text('Nothing found by {0}', coderLabels(names, dispute.coders));
    case 'claim':
      return localizer.text(
        'Only {0}: {1}',
        coderLabels(names, dispute.coders),
        claimLabel(names, dispute),
      );
    case 'field': {
      const field = fields.find(({ name }) => name === dispute.field);
      const values = dispute.values.map(({ coder, values: own }) =>
        localizer.text(
          '{0} ({1})',
          field ? valueLabel(names, field, categoryOf(own)) : labelText(categoryOf(own)),
          coderLabel(names, coder),
        ),
      );
      const label = fieldLabel(names, dispute.field, field?.label ?? dispute.field);
      return localizer.text(
        '{0} of {1}: {2}',
        label,
        claimLabel(names, dispute),
        values.join(', '),
      );
    }
  }
}
