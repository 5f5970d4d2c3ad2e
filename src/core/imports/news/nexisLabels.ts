/** What the labels of Nexis name. `other`: what an article does not keep. */
export type NexisField =
  | 'author'
  | 'section'
  | 'length'
  | 'place'
  | 'title'
  | 'text'
  | 'standfirst'
  | 'loaded'
  | 'picture'
  | 'language'
  | 'kind'
  | 'code'
  | 'other';

interface Languages {
  readonly en?: string;
  readonly de?: string;
  readonly fr?: string;
  readonly nl?: string;
}

/** The labels in the languages of the interface, which is not always that of the article. Source:
 * real exports and open parsers of them. */
const LABELS: Readonly<Record<NexisField, Languages>> = {
  author: { en: 'BYLINE, AUTHOR', de: 'AUTOR, VON', fr: 'AUTEUR', nl: 'AUTEUR' },
  section: { en: 'SECTION', de: 'RUBRIK', fr: 'RUBRIQUE', nl: 'SECTIE, RUBRIEK' },
  length: { en: 'LENGTH', de: 'LÄNGE, LAENGE', fr: 'LONGUEUR', nl: 'LENGTE' },
  place: { en: 'DATELINE' },
  title: { en: 'HEADLINE, TITLE', fr: 'TITRE', nl: 'KOP' },
  text: { en: 'BODY', nl: 'TEKST, VOLLEDIGE TEKST' },
  standfirst: { en: 'HIGHLIGHT', de: 'HIGHLIGHT', fr: 'ENCART', nl: 'SAMENVATTING' },
  loaded: { en: 'LOAD-DATE', de: 'UPDATE', fr: 'DATE-CHARGEMENT' },
  picture: { en: 'GRAPHIC', de: 'GRAFIK, GRAPHIK' },
  language: { en: 'LANGUAGE', de: 'SPRACHE', fr: 'LANGUE', nl: 'TAAL' },
  kind: { en: 'PUBLICATION-TYPE, PUB-TYPE, DOCUMENT-TYPE', fr: 'TYPE-PUBLICATION' },
  code: { en: 'JOURNAL-CODE', de: 'ZEITUNGS-CODE', fr: 'CODE-REVUE' },
  other: {
    en: 'TYPE, SUBJECT, GEOGRAPHIC, COMPANY, ORGANIZATION, TICKER, INDUSTRY, PERSON, CORRECTION, CORRECTION-DATE, DISTRIBUTION, SERIES, NAME, URL, GUESTS, COUNTRY, STATE, CITY, ACC-NO, NOTES, DISCLAIMER',
    de: 'BIBLIOGRAPHIE',
    fr: 'SUJET, LOCALISATION-GEO, SOCIETE, ORGANISATION, SYMBOLE-BOURSIER, SECTEUR-ACTIVITE',
  },
};

/** A line that begins with a label. */
export interface NexisLabel {
  readonly field: NexisField;
  readonly value: string;
  readonly isCapitals: boolean;
}

/** The label at the beginning of a line, known in any language; undefined for other lines. */
export function nexisLabel(line: string): NexisLabel | undefined {
  const [, written = '', value = ''] = LABEL.exec(line) ?? [];
  const field = written === '' ? undefined : FIELDS.get(plain(written));
  return field && { field, value: value.trim(), isCapitals: written === written.toUpperCase() };
}

/** Whether a line begins like a label in capitals, known or not. */
export function isLabelLike(line: string): boolean {
  return /^\p{Lu}[\p{Lu}-]{2,30}\s?:/u.test(line);
}

const LABEL = /^(\p{L}[\p{L} -]{1,30}?)\s?:(?!\/\/)(.*)$/su;

/** Without accents, blanks and hyphens, which differ. */
function plain(label: string): string {
  return label
    .normalize('NFD')
    .replace(/[\p{M}\s-]/gu, '')
    .toUpperCase();
}

const FIELDS: ReadonlyMap<string, NexisField> = new Map(
  (Object.entries(LABELS) as [NexisField, Languages][]).flatMap(([field, languages]) =>
    Object.values(languages as Record<string, string>).flatMap((labels) =>
      labels.split(', ').map((label): [string, NexisField] => [plain(label), field]),
    ),
  ),
);
