/** Text at a place of a page: from the left and from the bottom, in points; the page is 595 by 842.
 * */
export type Piece = readonly [x: number, y: number, size: number, text: string];

/** A PDF of pages with text, as a printer driver would write it; Latin letters only. `more`:
 * entries of the catalog; `trailer`: of the end of the file. */
export function pdfFile(
  pages: readonly (readonly Piece[])[],
  { info = '', more = '', trailer = '' } = {},
): Uint8Array {
  const streams = pages.map((pieces) =>
    pieces
      .map(
        ([x, y, size, text]) =>
          `BT /F1 ${String(size)} Tf ${String(x)} ${String(y)} Td (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
      )
      .join('\n'),
  );
  const kids = pages.map((_, at) => `${String(5 + 2 * at)} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${more} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${String(pages.length)} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
    ...streams.flatMap((stream, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(6 + 2 * at)} 0 R >>`,
      `<< /Length ${String(stream.length)} >>\nstream\n${stream}\nendstream`,
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

/** Lines below one another, from a height down. */
export function lines(x: number, y: number, texts: readonly string[], size = 11): Piece[] {
  return texts.map((text, at) => [x, y - at * size * 1.25, size, text]);
}
