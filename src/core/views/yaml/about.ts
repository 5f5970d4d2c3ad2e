import { ANNOTATION_FILE } from '../../annotation-file/definition';
import { CODEBOOK } from '../../codebook/definition';
import type { Codebook, FieldDefinition } from '../../model/codebook';
import type { Place, Step } from '../../yaml/half-typed/place';
import type { About, Form } from '../../yaml/shape/shape';
import type { HelpedFile } from './item';

export type RecordAbout = Extract<About, { kind: 'record' }>;

/** What the format says about the end of a path; undefined where the format has nothing there. */
export function aboutOf(
  file: HelpedFile,
  path: readonly Step[],
  place: Place,
  codebook: Codebook,
): About | undefined {
  const fields = fieldsOf(place, codebook);
  let about: About | undefined = (file === 'codebook' ? CODEBOOK : ANNOTATION_FILE).about;
  for (const step of path) {
    about = about && below(about, step, fields);
    if (about?.kind === 'fields') about = { ...about, ...recordOfFields(fields) };
  }
  return about;
}

/** A record where a map of keys is possible: also the only item of a list. */
export function recordIn(about: About | undefined): RecordAbout | undefined {
  if (about?.kind === 'record') return about;
  return about?.kind === 'list' && about.single && about.item.kind === 'record'
    ? about.item
    : undefined;
}

/** What a record is that is written as a plain value: the value of its short key. */
export function shortOf({ short, keys }: RecordAbout): About | undefined {
  return short === undefined ? undefined : keys[short];
}

function below(about: About, step: Step, fields: Fields): About | undefined {
  if (step === 'item') return about.kind === 'list' ? about.item : undefined;
  const record = recordIn(about);
  if (record) return Object.hasOwn(record.keys, step.key) ? record.keys[step.key] : undefined;
  if (about.kind === 'fields') return recordOfFields(fields).keys[step.key];
  return about.kind === 'map' ? about.value : undefined;
}

type Fields = ReadonlyMap<string, FieldDefinition>;

/** The study's own variables at a place: those of the annotation's type, else those of
 * positions. */
function fieldsOf({ path: [section], ofItem }: Place, codebook: Codebook): Fields {
  if (section === undefined || section === 'item' || section.key !== 'annotations')
    return codebook.fields;
  return codebook.types.get(ofItem.get('type') ?? '')?.fields ?? new Map();
}

function recordOfFields(fields: Fields): RecordAbout {
  const keys = Object.fromEntries([...fields].map(([id, field]) => [id, aboutField(field)]));
  return { kind: 'record', keys, short: undefined, needs: [] };
}

function aboutField({ type, values, list, name }: FieldDefinition): About {
  const item = formOf(type, values);
  const form: Form = list ? { kind: 'list', item, single: true, least: 0 } : item;
  return name === undefined ? form : { description: name, ...form };
}

function formOf(type: FieldDefinition['type'], values: readonly string[]): Form {
  switch (type) {
    case 'choice':
      return { kind: 'choice', values };
    case 'actor':
    case 'issue':
      return { kind: 'reference', to: type };
    case 'boolean':
      return { kind: 'boolean' };
    case 'date':
      return { kind: 'date', range: true };
    case 'integer':
      return { kind: 'integer', least: undefined, most: undefined };
    default:
      return { kind: 'text' };
  }
}
