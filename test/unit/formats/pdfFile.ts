/** Text at a place of a page: from the left and from the bottom, in points; the page is 595 by 842.
 * `turn`: the angle of its line, anticlockwise. */
export type Piece = readonly [x: number, y: number, size: number, text: string, turn?: number];

/** A PDF of pages with text, as a printer driver would write it. Texts with other than Latin
 * letters are in a font with square letters, drawn from the left. `more`: entries of the catalog;
 * `trailer`: of the end of the file; `drawn`: operators for pages, from 0. */
export function pdfFile(
  pages: readonly (readonly Piece[])[],
  { info = '', more = '', trailer = '', drawn = new Map<number, string>() } = {},
): Uint8Array {
  const letters = [
    ...new Set(pages.flat().flatMap(([, , , text]) => (isLatin(text) ? [] : Array.from(text)))),
  ];
  const streams = pages.map((pieces, at) =>
    [...pieces.map((piece) => operators(piece, letters)), drawn.get(at) ?? ''].join('\n'),
  );
  const kids = pages.map((_, at) => `${String(7 + 2 * at)} 0 R`).join(' ');
  const codes = letters.map(
    (letter, at) => `<${hex(at + 33, 2)}> <${hex(letter.codePointAt(0) ?? 0, 4)}>`,
  );
  const map = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange ${String(codes.length)} beginbfchar ${codes.join(' ')} endbfchar endcmap end`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${more} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 255 /FontDescriptor << /Type /FontDescriptor /FontName /Helvetica /Flags 4 >> /Widths [${'1000 '.repeat(256)}] /ToUnicode 6 0 R >>`,
    streamOf(map),
    ...streams.flatMap((stream, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 5 0 R >> >> /Contents ${String(8 + 2 * at)} 0 R >>`,
      streamOf(stream),
    ]),
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${table}trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${String(text.length)}\n%%EOF\n`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function operators([x, y, size, text, turn = 0]: Piece, letters: readonly string[]): string {
  const [cos, sin] = [Math.cos((turn / 180) * Math.PI), Math.sin((turn / 180) * Math.PI)];
  const matrix = [cos, sin, -sin, cos, x, y].map((one) => one.toFixed(3)).join(' ');
  const words = isLatin(text)
    ? `/F1 ${String(size)} Tf ${matrix} Tm (${text.replace(/[()\\]/g, '\\$&')})`
    : `/F2 ${String(size)} Tf ${matrix} Tm <${Array.from(text)
        .map((one) => hex(letters.indexOf(one) + 33, 2))
        .join('')}>`;
  return `BT ${words} Tj ET`;
}

function isLatin(text: string): boolean {
  return Array.from(text).every((letter) => letter.charCodeAt(0) < 256);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function streamOf(content: string): string {
  return `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
}

/** Lines below one another, from a height down. */
export function lines(x: number, y: number, texts: readonly string[], size = 11): Piece[] {
  return texts.map((text, at) => [x, y - at * size * 1.25, size, text]);
}
