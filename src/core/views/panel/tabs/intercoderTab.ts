import { intercoderLines } from '../../intercoder/intercoderText';
import { intercoderView, type IntercoderView } from '../../intercoder/intercoderView';
import type { CoderTab } from './tab';

export const intercoderTab = {
  title: 'intercoder',
  command: 'policyAnnotator.showIntercoderAgreement',
  exportCommand: 'policyAnnotator.exportAgreement',
  words: [
    'agreement figures',
    'compared coders',
    'compared field',
    'copy methods',
    'export figures',
    'export values',
    'figure name',
    'figures as table',
    'issues compared',
    'list of passages',
    'open methods',
    'passages list',
    'values as table',
  ],
  body: intercoderView,
  lines: intercoderLines,
} satisfies CoderTab<IntercoderView>;
