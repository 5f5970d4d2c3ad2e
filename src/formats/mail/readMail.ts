import PostalMime, { type Email } from 'postal-mime';
import { countedProblem, foreignDate, plainText, withKeys, type ArticleDraft } from '../../core';
import type { ForeignFile, FromHtml, Imported, ImportOptions } from '../contract';
import { oneLine } from '../oneLine';
import { refuseLarge } from '../refuse';
import { splitMailbox } from './splitMailbox';

const LARGEST = 100_000_000;
/** The limit of lines that begin a part; a message with many pictures has about a hundred. */
const MOST_PARTS = 2_000;
const LIMITS = {
  maxNestingDepth: 30,
  maxHeadersSize: 500_000,
  // A message in a message counts as an attachment.
  forceRfc822Attachments: true,
};

/** The messages of a mailbox, or one message, as articles: their plain text where they have one,
 * otherwise their HTML. Attachments are omitted. Throws `Refused`. */
export async function readMail(
  { name, bytes }: ForeignFile,
  { isCancelled, loadFromHtml }: ImportOptions,
): Promise<Imported> {
  refuseLarge(bytes, LARGEST);
  const messages = /\.mbox$/i.test(name) ? splitMailbox(bytes) : [bytes];
  const fromHtml = (await loadFromHtml?.()) ?? plainText;
  const drafts: ArticleDraft[] = [];
  let [empty, odd, encrypted, attachments] = [0, 0, 0, 0];
  for (const message of messages) {
    if (isCancelled()) break;
    const mail = await parsed(message);
    if (!mail) odd++;
    else if (isEncrypted(mail)) encrypted++;
    else {
      attachments += mail.attachments.filter(({ related }) => related !== true).length;
      const draft = draftOf(mail, fromHtml);
      if (draft) drafts.push(draft);
      else empty++;
    }
  }
  const { articles, twice } = withKeys(drafts);
  return {
    articles,
    problems: [
      ...countedProblem('entries-encrypted', encrypted),
      ...countedProblem('entries-without-text', empty),
      ...countedProblem('entries-odd', odd),
      ...countedProblem('entries-twice', twice),
      ...countedProblem('attachments-left', attachments),
    ],
  };
}

/** Undefined for a message with too many parts or headers. */
async function parsed(message: Uint8Array): Promise<Email | undefined> {
  if (partsIn(message) > MOST_PARTS) return undefined;
  try {
    return await PostalMime.parse(message, LIMITS);
  } catch {
    return undefined;
  }
}

/** Whether a message can only be read with a key: of S/MIME, or of PGP with or without MIME. */
function isEncrypted({ headers, text = '' }: Email): boolean {
  const kind = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  return (
    /^\s*(multipart\/encrypted|application\/(x-)?pkcs7-mime)/i.test(kind) ||
    text.trimStart().startsWith('-----BEGIN PGP MESSAGE-----')
  );
}

/** The number of lines that begin with two hyphens. */
function partsIn(bytes: Uint8Array): number {
  let parts = 0;
  for (let at = 0; at >= 0 && at < bytes.length && parts <= MOST_PARTS;) {
    if (bytes[at] === HYPHEN && bytes[at + 1] === HYPHEN) parts++;
    const end = bytes.indexOf(LINE_FEED, at);
    at = end < 0 ? end : end + 1;
  }
  return parts;
}

const HYPHEN = 0x2d;
const LINE_FEED = 0x0a;

function draftOf(mail: Email, fromHtml: FromHtml): ArticleDraft | undefined {
  // The stories of an export are told apart in its page only.
  const plain = mail.html?.includes('DocID_') === true ? '' : plainText(mail.text ?? '');
  const text = plain === '' ? fromHtml(mail.html ?? '').trim() : plain;
  if (text === '') return undefined;
  // As it is written, since that is the day in the sender's time zone.
  const written = mail.headers.find(({ key }) => key === 'date')?.value ?? '';
  const date = foreignDate(written);
  const article = {
    key: '',
    title: oneLine(mail.subject),
    author: oneLine(mail.from?.name) ?? oneLine(mail.from?.address),
    source: undefined,
    date: date.kind === 'date' ? date.date : undefined,
    url: undefined,
    text,
  };
  return { id: oneLine(mail.messageId?.replace(/^<|>$/g, '')) ?? '', article };
}
