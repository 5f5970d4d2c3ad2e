import { strToU8, zipSync } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What a Word file of a test has besides its body. */
export interface OfficeParts {
  /** The elements of `docProps/core.xml`. */
  readonly properties?: string;
  /** Of notes 1, 2, …. */
  readonly footnotes?: readonly string[];
  /** Further parts, or others in place of those that are made here. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}

/** A Word file as Word would pack it. `body`: see `paragraph`, `item` and `table`. */
export function officeFile(body: string, parts: OfficeParts = {}): Uint8Array {
  const { properties = '', footnotes = [], more = {} } = parts;
  const notes = footnotes.map(
    (text, at) => `<w:footnote w:id="${String(at + 1)}">${paragraph(text)}</w:footnote>`,
  );
  const names = ['Title', 'Quote', 'heading 1', 'heading 2', 'header'];
  const styles = names.map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${styleId(name)}"><w:name w:val="${name}"/></w:style>`,
  );
  const levels = (format: string): string =>
    [0, 1]
      .map((level) => `<w:lvl w:ilvl="${String(level)}"><w:numFmt w:val="${format}"/></w:lvl>`)
      .join('');
  const numbering = ['bullet', 'decimal'].map(
    (format, at) =>
      `<w:abstractNum w:abstractNumId="${String(at)}">${levels(format)}</w:abstractNum>`,
  );
  const text: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${RELATIONS}">${[
      'styles',
      'numbering',
      'footnotes',
      'header',
    ]
      .map((name) => `<Relationship Id="${name}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`)
      .join(
        '',
      )}<Relationship Id="linked" Type="${OFFICE}/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${W}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles xmlns:w="${W}">${styles.join('')}</w:styles>`,
    'word/numbering.xml': `<w:numbering xmlns:w="${W}">${numbering.join('')}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes xmlns:w="${W}">${notes.join('')}</w:footnotes>`,
    'word/header.xml': `<w:hdr xmlns:w="${W}">${paragraph('Page 1 of 3, confidential')}</w:hdr>`,
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${properties}</cp:coreProperties>`,
    ...more,
  };
  const files = Object.entries(text).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>);
}

/** `[^1]` in the text is the place of a note, `{-}` a soft hyphen of Word's. */
export function paragraph(text: string, style?: string): string {
  const look = style === undefined ? '' : `<w:pStyle w:val="${styleId(style)}"/>`;
  return withLook(text, look);
}

/** A point of a list, bulleted or numbered, at a depth from 0. */
export function item(text: string, kind: 'bullet' | 'number', depth = 0): string {
  const id = kind === 'bullet' ? '1' : '2';
  return withLook(
    text,
    `<w:numPr><w:ilvl w:val="${String(depth)}"/><w:numId w:val="${id}"/></w:numPr>`,
  );
}

export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

function withLook(text: string, look: string): string {
  const runs = text.split(/(\[\^\d+\]|\{-\})/).map((part) => {
    const note = /^\[\^(\d+)\]$/.exec(part)?.[1];
    if (note !== undefined) return `<w:r><w:footnoteReference w:id="${note}"/></w:r>`;
    if (part === '{-}') return '<w:r><w:softHyphen/></w:r>';
    return `<w:r><w:t xml:space="preserve">${part}</w:t></w:r>`;
  });
  return `<w:p><w:pPr>${look}</w:pPr>${runs.join('')}</w:p>`;
}

function styleId(name: string): string {
  return name.replaceAll(' ', '');
}
