import type { IntercoderAgreement } from '../../intercoder/agreement/agreement';
import type { CodedUnits } from '../../intercoder/agreement/codedUnits';
import type { CodedField } from '../../intercoder/agreement/compared/fields';
import type { Resampling } from '../../measures/resample';
import type { DescribedTable } from '../../tables/dataPackage';
import { agreementTable, unitsTable } from './agreementTables';
import { alphaScript } from './alphaScripts';

/** A format of intercoder agreement. Its kind says what has to be known before it can be written;
 * the editor offers the tables by it. */
export type AgreementFormat =
  | {
      readonly kind: 'figures';
      readonly id: string;
      readonly label: string;
      readonly description: string;
      readonly table: (
        agreement: IntercoderAgreement,
        units: CodedUnits,
        resampling: Resampling,
      ) => DescribedTable;
    }
  | {
      readonly kind: 'values';
      readonly id: string;
      readonly label: string;
      readonly description: string;
      readonly table: (units: CodedUnits) => DescribedTable;
    }
  | {
      /** It computes the agreement of the table of values itself. */
      readonly kind: 'script';
      readonly id: string;
      readonly script: (fields: readonly CodedField[]) => string;
    };

/** The formats in the order in which they are listed. */
export const AGREEMENT_FORMATS: readonly AgreementFormat[] = [
  {
    kind: 'figures',
    id: 'csv',
    label: 'Figures',
    description: 'CSV: one row for each coefficient',
    table: agreementTable,
  },
  {
    kind: 'values',
    id: 'units-csv',
    label: 'Values',
    description: 'CSV: what each coder gave to each unit, for R and DKPro',
    table: unitsTable,
  },
  { kind: 'script', id: 'r', script: (fields) => alphaScript('r', fields) },
  { kind: 'script', id: 'python', script: (fields) => alphaScript('python', fields) },
];
