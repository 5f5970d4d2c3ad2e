import { AGREEMENT } from '../agreement/agreement';
import { REPORT } from '../agreement/methodsReport';
import { FRAGILE } from '../findings/fragile';
import { CONTRADICTIONS, DISAGREEMENTS } from '../findings/findings';
import type { Command } from '../options/command';
import { RECODE } from '../refactor/recode';
import { REFACTOR } from '../refactor/refactor';
import { ADJUDICATE } from './adjudicate';
import { ASSIGN } from './assign';
import { CHECK } from './check';
import { COALITIONS } from './coalitions';
import { CONCORDANCE } from './concordance';
import { CONVERT } from './convert';
import { EXPORT } from './export';
import { FORMATS_COMMAND } from './formats';
import { IMPORT } from './import';
import { MENTIONS, POSITIONS } from './listings';
import { SALIENCE, TIMELINE } from './measures';
import { MERGE } from './merge';
import { NETWORK_COMMAND } from './network';

/** The commands by their names, in the order of the help. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  check: CHECK,
  mentions: MENTIONS,
  concordance: CONCORDANCE,
  positions: POSITIONS,
  adjudicate: ADJUDICATE,
  disagreements: DISAGREEMENTS,
  contradictions: CONTRADICTIONS,
  fragile: FRAGILE,
  network: NETWORK_COMMAND,
  salience: SALIENCE,
  timeline: TIMELINE,
  coalitions: COALITIONS,
  agreement: AGREEMENT,
  report: REPORT,
  export: EXPORT,
  formats: FORMATS_COMMAND,
  import: IMPORT,
  convert: CONVERT,
  assign: ASSIGN,
  refactor: REFACTOR,
  recode: RECODE,
  merge: MERGE,
};
