import type { Importer, ForeignFile, Imported } from '../contract';
import { readOrRefuse, Refused, refuseLarge } from '../refuse';
import { countedProblem, statedTitle } from '../../core';
import { refuseOtherKinds } from '../fileKind';
import { oneLine } from '../oneLine';
import { rtfText } from './rtfText';

const LARGEST = 50_000_000;

/** A document in Rich Text Format as an article. Pictures and objects in it are skipped unread.
 * Throws `Refused`. */
function readRtf({ bytes }: ForeignFile): Imported {
  refuseLarge(bytes, LARGEST);
  if (!isRtf(bytes)) {
    refuseOtherKinds(bytes);
    throw new Refused('unreadable');
  }
  const { text, title, hidden } = rtfText(bytes);
  if (text === '') throw new Refused('no-text');
  const article = {
    key: '',
    title: statedTitle(oneLine(title)) ?? /^# (.+)$/m.exec(text)?.[1],
    author: undefined,
    source: undefined,
    // The day on which a file was saved is not the date of its text.
    date: undefined,
    url: undefined,
    text,
  };
  return { articles: [article], problems: countedProblem('passages-hidden', hidden) };
}

/** A byte order mark or blanks may come first. */
function isRtf(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 20));
  return /^(\u00ef\u00bb\u00bf)?\s*\{\\rtf/.test(start);
}

export const importer: Importer = { read: (file) => readOrRefuse(() => readRtf(file)) };
