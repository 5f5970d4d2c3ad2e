import { readFileSync } from 'node:fs';
import path from 'node:path';
import { localizerIn, type ExportLanguage, type Localizer } from '../../core';

/** The words of the views in the language of a document, for the picture of a report: those that
 * the editor is translated with. Undefined, which is English, where the program has none. */
export function documentLocalizer(
  language: ExportLanguage,
  folder = path.join(__dirname, '..', 'l10n'),
): Localizer | undefined {
  if (language === 'en') return undefined;
  const translated = translationsIn(path.join(folder, `bundle.l10n.${language}.json`));
  if (!translated) return undefined;
  return localizerIn(language, (message) => translated.get(message) ?? message);
}

function translationsIn(file: string): ReadonlyMap<string, string> | undefined {
  try {
    const bundle = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
    return new Map(Object.entries(bundle));
  } catch {
    return undefined;
  }
}
