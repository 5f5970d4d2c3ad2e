import { version } from '../../../package.json';

/** The version of the program, which a study names. */
export const VERSION: string = version;

/** How the program is cited, as docs/reference/cite.md says. Without the year of the release, which
 * a program that knows no date cannot tell. */
export const HOW_TO_CITE = `Policy Annotator contributors. Policy Annotator (version ${version}) [Computer software].`;
