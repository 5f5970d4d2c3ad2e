import { VOCABULARIES } from '../model/fields';
import type {
  Actor,
  Codebook,
  Example,
  Examples,
  FieldDefinition,
  Issue,
  Stance,
  TypeDefinition,
} from '../model/codebook';

/** The codebook as JSON, with lists in place of maps, to keep the study's order. */
export function codebookImage(codebook: Codebook) {
  return {
    title: codebook.title ?? null,
    version: codebook.version ?? null,
    coders: [...codebook.coders.values()],
    actors: [...codebook.actors.values()].map(actorImage),
    issues: [...codebook.issues.values()].map(issueImage),
    stances: [...codebook.stances.values()].map(stanceImage),
    ...Object.fromEntries(VOCABULARIES.map(({ list }) => [list, codebook[list]])),
    ask: codebook.ask,
    fields: [...codebook.fields.values()].map(fieldImage),
    types: [...codebook.types.values()].map(typeImage),
    annotationFiles: codebook.annotationFiles,
  };
}

function actorImage({ attributes, roles, ...actor }: Actor) {
  return {
    ...actor,
    type: actor.type ?? null,
    partOf: actor.partOf ?? null,
    examples: examplesImage(actor.examples),
    note: actor.note ?? null,
    roles: roles.map(({ title, of, from, to }) => ({
      title,
      of,
      from: from ?? null,
      to: to ?? null,
    })),
    attributes: Object.fromEntries(attributes),
  };
}

function issueImage(issue: Issue) {
  return {
    ...issue,
    statement: issue.statement ?? null,
    definition: issue.definition ?? null,
    partOf: issue.partOf ?? null,
    sign: issue.sign ?? null,
    examples: examplesImage(issue.examples),
    color: issue.color ?? null,
    note: issue.note ?? null,
  };
}

function examplesImage({ include, exclude }: Examples) {
  const image = ({ text, why }: Example) => ({ text, why: why ?? null });
  return { include: include.map(image), exclude: exclude.map(image) };
}

function stanceImage({ id, name, polarity, key }: Stance) {
  return { id, name: name ?? null, polarity: polarity ?? null, key: key ?? null };
}

function fieldImage({ id, name, type, values, list }: FieldDefinition) {
  return { id, name: name ?? null, type, values, list };
}

function typeImage({ id, name, color, fields }: TypeDefinition) {
  return { id, name, color: color ?? null, fields: [...fields.values()].map(fieldImage) };
}
