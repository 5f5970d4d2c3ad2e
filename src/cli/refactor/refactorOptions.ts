import type { parsedWords } from '../options/parsedWords';
import { CHANGE_OPTIONS } from './carryOut';

export const KINDS = ['rename', 'merge', 'split', 'move', 'delete', 'type'] as const;

export type Kind = (typeof KINDS)[number];

export const OPTIONS = {
  ...CHANGE_OPTIONS,
  name: { type: 'string' },
  'keep-name': { type: 'boolean' },
  into: { type: 'string' },
  words: { type: 'string' },
  id: { type: 'string' },
  query: { type: 'string' },
  search: { type: 'string' },
  coding: { type: 'string' },
  under: { type: 'string' },
  'to-top': { type: 'boolean' },
  annotations: { type: 'string' },
  list: { type: 'boolean' },
  values: { type: 'string' },
  misfits: { type: 'string' },
} as const;

export type Values = ReturnType<typeof parsedWords<typeof OPTIONS>>['values'];

/** The kinds to which an option belongs. */
export const OWN = {
  ...{ name: ['rename', 'split'], 'keep-name': ['rename'] },
  ...{ into: ['merge'], words: ['merge', 'split'] },
  ...{ id: ['split'], query: ['split'], search: ['split'], coding: ['split'] },
  ...{ under: ['move'], 'to-top': ['move'] },
  annotations: ['delete'],
  ...{ list: ['type'], values: ['type'], misfits: ['type'] },
} as const satisfies Readonly<Record<string, readonly Kind[]>>;
