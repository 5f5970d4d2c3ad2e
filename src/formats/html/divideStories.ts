/** Writes the dividing lines of texts into pages whose stories only an anchor divides: those of
 * ProQuest, and of older versions of Nexis where they lack a line. False for other pages. */
export function divideStories(document: Document): boolean {
  const anchors = [...document.querySelectorAll('a')];
  const nexis = anchors.filter((one) => nameOf(one).startsWith('DOC_ID_'));
  const proquest = anchors.filter((one) => nameOf(one).startsWith('DocID_'));
  const lines = document.body.textContent.match(/\d{1,6} of \d{1,6} DOCUMENT/g)?.length ?? 0;
  if (nexis.length > lines) {
    for (const [at, anchor] of nexis.entries()) {
      divide(anchor, `${String(at + 1)} of ${String(nexis.length)} DOCUMENTS`);
    }
  }
  for (const anchor of proquest) {
    // A forwarded message is a quotation.
    const quoted = anchor.closest('blockquote');
    quoted?.replaceWith(...quoted.childNodes);
    divide(anchor, '_'.repeat(60));
  }
  for (const picture of document.querySelectorAll('div.document_view_image')) picture.remove();
  return lines > 0 || nexis.length > 0 || proquest.length > 0;
}

function divide(anchor: Element, text: string): void {
  const line = anchor.ownerDocument.createElement('p');
  line.textContent = text;
  anchor.before(line);
}

/** The parser keeps capitals in the names of attributes. */
function nameOf(anchor: Element): string {
  return [...anchor.attributes].find(({ name }) => /^name$/i.test(name))?.value ?? '';
}
