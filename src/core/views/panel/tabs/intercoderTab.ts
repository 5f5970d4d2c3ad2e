import { intercoderLines } from '../../intercoder/intercoderText';
import { intercoderView, type IntercoderView } from '../../intercoder/intercoderView';
import type { CoderTab } from './tab';
import { phrase, phrases } from '../../../util/phrase';

export const intercoderTab = {
  name: phrase('Intercoder Agreement'),
  title: phrase('Intercoder Agreement'),
  command: 'policyAnnotator.showIntercoderAgreement',
  exportCommand: 'policyAnnotator.exportAgreement',
  words: phrases({
    'agreement figures': 'Figures',
    'compared coders': 'Coders',
    'compared field': 'Field',
    'copy methods': 'Methods Section',
    'export figures': 'Export one row for each coefficient',
    'export values': 'Export what each coder gave to each unit, for other programs',
    'figure name': 'Compared',
    'figures as table': 'Figures as CSV',
    'list of passages': 'List',
    'open methods': 'Open the text for a methods section, with all figures and their definitions',
    'passages list': 'Passages',
    'values as table': 'Values as CSV',
  }),
  body: intercoderView,
  lines: intercoderLines,
} satisfies CoderTab<IntercoderView>;
