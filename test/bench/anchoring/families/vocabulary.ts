/** The vocabulary of the scenes. Subjects and verbs are plural, so that they can be combined
 * freely. */

export const FIRST_NAMES = {
  she: 'Marta Ingrid Leila Yuki Adaeze Carmen Sofia Nadia Priya Hanna Teresa Olga'.split(' '),
  he: 'Daniel Omar Piotr Kenji Samuel Andrés Viktor Tariq Rohan Lukas Mateo Igor'.split(' '),
};

export const LAST_NAMES =
  `Lindqvist Okafor Berger Nakamura Haddad Ruiz Petrov Castellanos Mwangi Duarte Novak Iyer Brandt
   Sørensen Achebe Moreau Tanaka Kowalski Farouk Delgado Weiss Amari Lindholm Santos Varga Khoury`
    .trim()
    .split(/\s+/);

export const ROLES = [
  'the trade minister',
  'the opposition leader',
  'the union leader',
  'the head of the chamber of commerce',
  'the commissioner',
  'the governor of the central bank',
  'the ambassador',
  'the chair of the budget committee',
  'the mayor',
  'the deputy prime minister',
  'the director of the port authority',
  'the envoy',
  'the labour secretary',
  'the auditor general',
];

export const COUNTRIES =
  'Norland Estovia Caldera Marenia Tavira Ostrava Belmark Zamora Kestria Lunaria'.split(' ');

export const CITIES = 'Geneva Halden Lisbon Nairobi Vienna Jakarta Montevideo Riga'.split(' ');

export const DAYS = 'Monday Tuesday Wednesday Thursday Friday'.split(' ');

export const MONTHS = 'January February March April May June July September October November'.split(
  ' ',
);

export interface Topic {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly objects: readonly string[];
}

export const TOPICS: readonly Topic[] = [
  {
    name: 'steel tariffs',
    subjects: [
      'the new tariffs',
      'cheap steel imports',
      'subsidised exports',
      'the customs rules',
      'foreign car makers',
    ],
    objects: ['jobs', 'small foundries', 'the ports', 'wages', 'the supply of machine parts'],
  },
  {
    name: 'water rights',
    subjects: [
      'the upstream dams',
      'the new wells',
      'the irrigation quotas',
      'the river treaties',
      'private water companies',
    ],
    objects: ['family farms', 'the wetlands', 'drinking water', 'fishing villages', 'harvests'],
  },
  {
    name: 'energy prices',
    subjects: [
      'the gas contracts',
      'the planned power lines',
      'price caps',
      'the offshore wind parks',
      'fuel subsidies',
    ],
    objects: ['households', 'local grids', 'public budgets', 'chemical plants', 'investment'],
  },
  {
    name: 'border policy',
    subjects: [
      'the border patrols',
      'the new visa rules',
      'seasonal work permits',
      'the asylum centres',
      'the transit agreements',
    ],
    objects: ['border towns', 'seasonal workers', 'public trust', 'the courts', 'rural schools'],
  },
  {
    name: 'fishing quotas',
    subjects: [
      'the lower quotas',
      'foreign trawlers',
      'the closed seasons',
      'satellite controls',
      'the landing rules',
    ],
    objects: ['the coastal fleet', 'cod stocks', 'harbour towns', 'island ferries', 'canneries'],
  },
];

export const VERBS = [
  'threaten',
  'undermine',
  'protect',
  'strengthen',
  'put at risk',
  'do nothing for',
  'are destroying',
  'will ruin',
  'have saved',
  'have neglected',
  'divert money from',
  'are a burden on',
];

export const PLACES = [
  'in the coastal provinces',
  'along the northern border',
  'in the poorer districts',
  'in the eastern valleys',
  'across the islands',
  'in the old industrial towns',
];

export const TAILS = [
  '',
  '',
  ' for years to come',
  ' this year and the next',
  ' whatever the courts decide',
  ' long after the talks have ended',
  ' without helping anyone else',
  ' far beyond what was announced',
];

/** Each precedes "that". */
export const SAYING = [
  'said',
  'argued',
  'insisted',
  'warned',
  'maintained',
  'stressed',
  'declared',
  'told the committee',
  'told reporters',
  'wrote in a letter',
];
