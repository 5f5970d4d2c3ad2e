/** The words for how disagreements are found and counted. */
export const DISAGREEMENT_WORDS = {
  // Stretches of time in which stances are netted
  'window none': 'over all dates',
  'window days': ['in windows of {0} day', 'in windows of {0} days'],
  'window weeks': ['in windows of {0} week', 'in windows of {0} weeks'],
  'window months': ['in windows of {0} month', 'in windows of {0} months'],
  'window years': ['in windows of {0} year', 'in windows of {0} years'],
  'window within days': ['in the same {0} calendar day', 'in the same {0} calendar days'],
  'window within weeks': ['in the same {0} calendar week', 'in the same {0} calendar weeks'],
  'window within months': ['in the same {0} calendar month', 'in the same {0} calendar months'],
  'window within years': ['in the same {0} calendar year', 'in the same {0} calendar years'],

  // The counts of disagreements: "13 disagreements: 12 on balance, 1 at times; beside them 8 within
  // one side"

  'coded differently': [
    '{0} claim is coded differently by its coders and takes no side',
    '{0} claims are coded differently by their coders and take no side',
  ],

  // The content of further sections of the view, and whether it counts
  'about section contradictions':
    'One actor moved from one side to the other, or is on both. Not counted among the disagreements.',
  'about section order unknown':
    'One actor is on both sides; the dates do not say which came first, or the conditions differ. Not counted.',
  'about claims': '{0} : {1} – claims of {2} and of {3}',
  'changed sides': 'changed sides: {0} for, {1} against {2}; the other way round {3}',
  'both ways': 'both ways: {0} for, {1} against {2}; the other way round {3}',
  'about mixed': 'mixed – on both sides: {0}',
} as const satisfies Readonly<Record<string, string | readonly [string, string]>>;
