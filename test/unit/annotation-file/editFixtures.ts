import assert from 'node:assert/strict';
import type {
  Comment,
  IgnoredMatch,
  MarkedMention,
  Position,
  QuotePart,
  Relation,
  TypedAnnotation,
} from '../../../src/core/model/annotation';
import type { AnnotationFile } from '../../../src/core/model/article';
import {
  emptyDetails,
  newIgnored,
  newMention,
  newPosition,
  newRelation,
} from '../../../src/core/model/newAnnotation';
import type { NewAnnotation } from '../../../src/core/model/newAnnotation';
import { editAnnotationFile } from '../../../src/core/annotation-file/edit/edit';
import type { AnnotationFileEdit, EditedText } from '../../../src/core/annotation-file/edit/edit';
import { parseAnnotationFile } from '../../../src/core/annotation-file/parse/parse';
import { applyEdits } from '../../../src/core/text/textEdit';

/** Lines of a file without the indentation of the test that holds them. */
export function file(strings: TemplateStringsArray): string {
  const lines = (strings.raw[0] ?? '').replace(/^\n/, '').split('\n');
  const indentation = lines.find((line) => line.trim() !== '')?.search(/[^ ]/) ?? 0;
  return lines.map((line) => line.slice(Math.min(indentation, line.search(/[^ ]|$/)))).join('\n');
}

export function part(start: number | undefined, more: Partial<QuotePart> = {}): QuotePart {
  return {
    exact: 'new tariffs',
    prefix: undefined,
    suffix: undefined,
    start,
    repeated: undefined,
    occurrence: undefined,
    was: undefined,
    ...more,
  };
}

function made(id: string, start: number): NewAnnotation {
  return { id, quote: [part(start)], coder: undefined };
}

export function position(id: string, start: number, more: Partial<Position> = {}): Position {
  const stated = { actors: ['china'], issues: ['trade'], stance: 'oppose' };
  return { ...newPosition(made(id, start), stated), ...more };
}

export function relation(id: string, start: number, more: Partial<Relation> = {}): Relation {
  const between = [['china'], ['japan']];
  const stated = { kind: 'disagreement', issues: ['trade'], between } as const;
  return { ...newRelation(made(id, start), stated), ...more };
}

export function mention(id: string, start: number): MarkedMention {
  return newMention(made(id, start), { actors: ['china', 'japan'], issues: [] });
}

export function ignored(id: string, start: number): IgnoredMatch {
  return newIgnored(made(id, start), { actors: [], issues: [] });
}

export function typed(id: string, start: number): TypedAnnotation {
  const details = emptyDetails(made(id, start));
  const fields = new Map([['role', 'villain']]);
  return { ...details, kind: 'annotation', type: 'story-element', fields };
}

export function comment(text: string): Comment {
  return { by: 'lea', at: '2024-05-02T09:30:00Z', text };
}

export function read(text: string): AnnotationFile {
  const parsed = parseAnnotationFile(text, undefined);
  assert.equal(parsed.kind, 'annotations', JSON.stringify(parsed));
  return parsed.file;
}

export type Edited = EditedText & { readonly kind: 'edited' };

/** Makes the edits; the splices must say the same as the text. */
export function edited(text: string, ...edits: readonly AnnotationFileEdit[]): Edited {
  const result = editAnnotationFile(text, edits, undefined);
  assert.equal(result.kind, 'edited', JSON.stringify(result));
  assert.equal(applyEdits(text, result.splices), result.text);
  return result;
}

/** Makes the edits and undoes them: every byte must come back. */
export function undone(text: string, ...edits: readonly AnnotationFileEdit[]): string {
  const result = edited(text, ...edits);
  assert.notEqual(result.text, text);
  const back = edited(result.text, ...result.inverse);
  assert.equal(back.text, text);
  // What was undone can be done again.
  assert.equal(edited(text, ...back.inverse).text, result.text);
  return result.text;
}

export function refusal(text: string, ...edits: readonly AnnotationFileEdit[]): string {
  const result = editAnnotationFile(text, edits, undefined);
  assert.equal(result.kind, 'refused');
  return result.reason;
}
