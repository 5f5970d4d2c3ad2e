// Properties of a document are hints: a program filled them in, or the person who typed it.

/** The author in the properties of a document; undefined where it is a program, a login, the name
 * of a template, or a generic name. */
export function statedAuthor(author: string | undefined): string | undefined {
  const line = oneLine(author);
  if (!/\p{L}/u.test(line) || LOGIN.test(line) || GENERIC.test(line) || PROGRAM.test(line)) {
    return undefined;
  }
  return line;
}

/** The title in the properties of a document; undefined where a program put it there, such as the
 * name of a file or of an untitled one. `Microsoft Word - Port talks.doc` is `Port talks`. */
export function statedTitle(title: string | undefined): string | undefined {
  const written = oneLine(title);
  const named = written.replace(/^(microsoft (word|powerpoint|excel)|.*\bindesign) - /i, '');
  const line = named.replace(FILE_ENDING, '').trim();
  const isFile = line !== written;
  if (!/\p{L}/u.test(line) || UNTITLED.test(line)) return undefined;
  if (isFile && !WORDS.test(line)) return undefined;
  return CODE.test(line) ? undefined : line;
}

function oneLine(text: string | undefined): string {
  const line = text?.replace(/[\s\u00ad]+/g, ' ').trim() ?? '';
  // Letters that a program could not write.
  return /\?{3,}|\ufffd/.test(line) ? '' : line;
}

/** A word in lower case, one with figures or signs of a user name, an address. */
const LOGIN = /^(\p{Ll}[\p{Ll}\d._-]*|\S*[\d\\@_]\S*)$/u;

const GENERIC =
  /^((the |windows[- ]|microsoft office |office \d* ?(test drive )?|domain )?(user( name)?|users|benutzer|utilisateur|usuario|utente|admin(istrator)?|owner|besitzer|author|autor|auteur|guest|gast|nobody|unknown|unbekannt|anonymous|default|test|none|n\/a|pc|laptop|home|office|scanner|template|vorlage))$/i;

const PROGRAM =
  /^(adobe|acrobat|apache|apple|aspose|calibre|canon|chromium|dell|docx4j|dspace|ghostscript|google docs|hewlett|hp|ibm|indesign|itext|latex|lenovo|libreoffice|microsoft|mozilla|openoffice|oracle|pandoc|pdf|pscript|python|quark|ricoh|samsung|skia|toshiba|wkhtmltopdf|word|wps|xerox)\b(?! of| for| \p{Lu}\p{Ll}+ \p{Lu})/iu;

const FILE_ENDING =
  /\.(docx?|docm|dotx?|rtf|odt|pdf|indd|qxd|html?|txt|xlsx?|pptx?|exe|tmp|wpd|ps|dvi|tex|fm|p65|pmd|eps|sxw|pages)$/i;

const UNTITLED =
  /^((document|dokument|documento|untitled|unbenannt|sans titre|sin título|senza titolo|title|titel|layout|slide|folie|template|vorlage|new document|(powerpoint|word|excel)[- ](presentation|document|präsentation|dokument))( ?\(?\d*\)?)?|(microsoft )?(word|powerpoint|excel)|.*\b(memo|letter|report) template)$/i;

/** At least two words. */
const WORDS = /^\p{L}[\p{L}\p{M}\d'’.-]*( [\p{L}\p{M}\d'’.,:()–-]+)+$/u;
/** The name of a file without its ending, a number of a document. */
const CODE = /^(\S*_\S*|\d\S*|\S*\d{3}\S*)$/;
