/** Metadata from the head of a page. */
export interface PageFacts {
  /** `2024-04-26`, `2024-04` or `2024`. */
  readonly date: string | undefined;
  /** With `http:` or `https:`. */
  readonly url: string | undefined;
}

const DATES = [
  ...['article:published_time', 'og:published_time', 'datePublished', 'date', 'DC.date.issued'],
  ...['DC.date', 'dcterms.date', 'dcterms.created', 'pubdate', 'publish-date', 'sailthru.date'],
];

/** Reads the metadata before the page is reduced to its article. `source`: the page's text, since
 * browsers note the address of a saved page in a comment at its beginning. */
export function pageFacts(document: Document, source: string): PageFacts {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const name = ['property', 'name', 'itemprop'].map((key) => meta.getAttribute(key) ?? '');
    const key = name.find((one) => one !== '')?.toLowerCase();
    const content = meta.getAttribute('content')?.trim() ?? '';
    if (key !== undefined && content !== '' && !metas.has(key)) metas.set(key, content);
  }
  const dates = [
    ...DATES.map((name) => metas.get(name.toLowerCase())),
    publishedIn(document),
    document.querySelector('time[datetime]')?.getAttribute('datetime'),
  ];
  const urls = [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    metas.get('og:url'),
    /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(source.slice(0, 4096))?.[1],
  ];
  return { date: first(dates, dayOf), url: first(urls, webAddress) };
}

/** The day as it is written, without conversion to another time zone. */
function dayOf(text: string): string | undefined {
  return /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(?![\d-])/.exec(text.trim())?.[0];
}

function webAddress(text: string): string | undefined {
  return /^https?:\/\/[^\s"<>]+$/i.test(text.trim()) ? text.trim() : undefined;
}

/** The date of publication in the page's JSON-LD. */
function publishedIn(document: Document): string | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(script.textContent)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

function first(
  texts: readonly (string | null | undefined)[],
  read: (text: string) => string | undefined,
): string | undefined {
  for (const text of texts) {
    const found = read(text ?? '');
    if (found !== undefined) return found;
  }
  return undefined;
}
