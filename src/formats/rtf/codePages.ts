import { decodeText } from '../decodeText';

/** Encodings by the numbers of code pages that `\ansicpg` names. */
const OF_PAGES: Readonly<Record<number, string>> = {
  ...{ 866: 'ibm866', 874: 'windows-874', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr' },
  ...{ 950: 'big5', 10000: 'macintosh', 65001: 'utf-8' },
};

/** Code pages by the character sets of fonts, `\fcharset`. */
const OF_CHARSETS: Readonly<Record<number, number>> = {
  ...{ 0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254 },
  ...{ 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250 },
};

/** The code page of a font; undefined for one that follows the document. */
export function pageOfCharset(charset: number): number | undefined {
  return OF_CHARSETS[charset];
}

/** The text of bytes, each a character of `latin`, in a code page. */
export function decodedPage(latin: string, page: number): string {
  if (!/[\u0080-\u00ff]/.test(latin)) return latin;
  const named = OF_PAGES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${String(page)}` : '');
  const bytes = Uint8Array.from(latin, (one) => one.charCodeAt(0));
  return decodeText(bytes, named === '' ? 'windows-1252' : named).text;
}
