import { coderName } from '../../codebook/lookUp';
import { DEFAULT_RESAMPLING } from '../../measures/resample';
import { VERSION } from '../../model/program';
import { jsonText } from '../../tables/jsonText';
import { markdownText } from '../brief/markdownText';
import type { ExportInput } from '../exportFormat';
import { filterImage } from '../filterImage';

/** What the page says of one package. */
export interface AboutPackage {
  readonly words: 'quotes' | 'places';
  readonly hasAgreement: boolean;
  /** All files, in order. */
  readonly names: readonly string[];
}

/** The page that explains the package to who has only this. */
export function readMe(
  { corpusName, reader, filter }: ExportInput,
  { words, hasAgreement, names }: AboutPackage,
): string {
  const { version } = reader.codebook;
  const codebook = version === undefined ? 'the codebook' : `the codebook (version ${version})`;
  return `# ${markdownText(corpusName)}: replication package

Made with Policy Annotator ${VERSION} from ${markdownText(codebook)} and ${String(reader.articles().length)} articles.
The same corpus, filter and version give the same bytes.

| folder | what |
| --- | --- |
| data | what was coded: a row for each position, and for each claim as it is counted |
| codebook | actors, issues and stances with definitions; codebook.json has all of it for programs |
| tables | what was counted: actors by issues, disagreements, their periods, the agreement network |
${words === 'quotes' ? '| text | a report and a brief with the same numbers |\n' : ''}${hasAgreement ? '| agreement | what each coder gave to each unit, all figures, and the text for a methods section |\n' : ''}| scripts | programs that count again and compare |

Each table has a file NAME.datapackage.json with the meaning of its columns, the filter, and how many positions were left out and why.

${
  words === 'places'
    ? 'Quotes are left out, since the texts are not free. `start` and `end` of data/positions.csv are their places in the article (UTF-16 units, line ends as LF), for those who have the texts. Examples of the codebook keep their words.\n'
    : 'Quotes are in data/positions.csv, with their places in the article (`start`, `end`: UTF-16 units, line ends as LF). The articles themselves are not in this package.\n'
}
## Count again

\`\`\`
python3 scripts/compare.py
Rscript scripts/compare.R
\`\`\`

Both need nothing but Python or R. They compute the table of actors by issues from the claims, the degrees of the network from its ties${hasAgreement ? ", Krippendorff's α from the units" : ''}, compare each number with the published table, and end with an error where one differs. Where R has igraph, betweenness and closeness of the network are printed, too.

## How it was counted

Filter:

\`\`\`json
${jsonText(filterImage(filter), 1)}
\`\`\`

Intervals are from ${String(DEFAULT_RESAMPLING.times)} resamples of articles with seed ${String(DEFAULT_RESAMPLING.seed)}.

## Files

${names.map((name) => `- ${name}`).join('\n')}
`;
}

/** Citation File Format 1.2.0 (https://citation-file-format.github.io). Coders stand for the authors
 * until it is edited. */
export function citationFile({ corpusName, reader: { codebook } }: ExportInput): string {
  const named = [...codebook.coders.keys()]
    .filter((id) => !codebook.machines.has(id))
    .map((id) => coderName(codebook, id));
  const authors = named.length > 0 ? named : [`Authors of ${corpusName}`];
  return [
    'cff-version: 1.2.0',
    'message: Please cite this data set, and the program with its version.',
    'type: dataset',
    `title: ${JSON.stringify(corpusName)}`,
    'authors:',
    ...authors.map((name) => `  - name: ${JSON.stringify(name)}`),
    ...(codebook.version === undefined ? [] : [`version: ${JSON.stringify(codebook.version)}`]),
    'references:',
    '  - type: software',
    '    title: Policy Annotator',
    `    version: ${VERSION}`,
    '    authors:',
    '      - name: Policy Annotator contributors',
    '',
  ].join('\n');
}
