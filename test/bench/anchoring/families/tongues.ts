import { pick } from '../editions';
import { another, type Stage } from './scene';

/** The parts of an article in another language. In templates, `P` is a person, `C` a claim, `N` a
 * number; claims are a clause in lower case where the script has it. */
export interface Tongue {
  readonly people: readonly string[];
  /** Subjects, verbs, objects, places, which can be combined freely. */
  readonly claims: readonly (readonly string[])[];
  readonly sentences: readonly string[];
  readonly titles: readonly string[];
  readonly subheads: readonly string[];
  /** Between words, and between sentences. */
  readonly spaces: readonly [words: string, sentences: string];
}

export interface TongueScene extends Stage {
  /** Two different ones. */
  readonly people: readonly [string, string];
  readonly claim: () => string;
}

export function tongueScene(next: () => number, tongue: Tongue): TongueScene {
  const used = new Set<string>();
  const number = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const first = number(0, tongue.people.length - 1);
  const second = (first + number(1, tongue.people.length - 1)) % tongue.people.length;
  const claim = (): string => {
    for (;;) {
      const made = tongue.claims.map((list) => pick(list, next)).join(tongue.spaces[0]);
      if (used.has(made)) continue;
      used.add(made);
      return made;
    }
  };
  const filled = (templates: readonly string[]): string =>
    pick(templates, next)
      .replace(/\{P\}/g, () => pick(tongue.people, next))
      .replace(/\{C\}/g, claim)
      .replace(/\{N\}/g, () => String(number(2, 900)));
  const sentence = another(() => filled(tongue.sentences));
  return {
    next,
    number,
    pick: <T>(list: readonly T[]): T => pick(list, next),
    people: [tongue.people[first]!, tongue.people[second]!],
    claim,
    sentence,
    paragraph: () => Array.from({ length: number(2, 4) }, sentence).join(tongue.spaces[1]),
    title: () => filled(tongue.titles),
    subhead: () => filled(tongue.subheads),
  };
}

const SPACED = [' ', ' '] as const;

export const GERMAN: Tongue = {
  people: [
    'Ministerin Keller',
    'Staatssekretär Vogt',
    'Frau Aydın',
    'Herr Lorenz',
    'Professorin Stahl',
  ],
  // In the subjunctive of reported speech.
  claims: [
    ['die neuen Zölle', 'billige Einfuhren', 'die Grenzkontrollen', 'die Förderprogramme'],
    ['gefährdeten', 'schwächten', 'schützten', 'belasteten', 'stärkten'],
    ['die kleinen Betriebe', 'die Arbeitsplätze', 'die Gemeinden', 'die Häfen', 'die Haushalte'],
    ['an der Küste', 'im Osten des Landes', 'in den Grenzstädten', 'auf lange Zeit'],
  ],
  sentences: [
    'Der Ausschuss tagte {N} Minuten lang hinter verschlossenen Türen.',
    '{P} verwies auf {N} Zuschriften aus den Wahlkreisen.',
    'Vor dem Gebäude hatten sich rund {N} Menschen versammelt.',
    '{P} sagte, {C}.',
    'Ein Beschluss wurde nicht gefasst.',
    'Über Absatz {N} des Entwurfs wird weiter verhandelt.',
    'Nach Angaben der Behörde waren {N} Anträge eingegangen.',
  ],
  titles: ['Ausschuss vertagt Beschluss zum {N}. Mal', 'Streit über Zölle geht in Tag {N}'],
  subheads: ['Wie es weitergeht', 'Die Zahlen'],
  spaces: SPACED,
};

export const FRENCH: Tongue = {
  people: ['Mme Leroy', 'M. Garnier', 'Mme Benali', 'M. Castel', 'M. Rousseau'],
  claims: [
    ['les nouvelles taxes', 'les importations à bas prix', 'les contrôles', 'les aides publiques'],
    ['menacent', 'protègent', 'affaiblissent', 'renforcent', 'fragilisent'],
    ['les petites entreprises', 'les emplois', 'les ports', 'les communes', 'les pêcheurs'],
    ['sur le littoral', 'dans le nord du pays', 'le long de la frontière', 'pour longtemps'],
  ],
  sentences: [
    'La séance a duré {N} minutes.',
    'Quelque {N} personnes attendaient devant la préfecture.',
    '{P} a rappelé que {C}.',
    'Aucune date n’a été fixée pour la suite.',
    'Le texte compte {N} articles, dont la moitié reste en débat.',
    'Selon {P}, {C}.',
    'Le budget prévoit {N} millions d’euros pour cette année.',
  ],
  titles: ['Négociations : jour {N}', 'Un désaccord de {N} jours'],
  subheads: ['Et maintenant ?', 'Les chiffres'],
  spaces: SPACED,
};

export const SPANISH: Tongue = {
  people: [
    'la ministra',
    'el portavoz del Gobierno',
    'la alcaldesa',
    'el sindicato',
    'la patronal',
  ],
  claims: [
    ['los nuevos aranceles', 'las importaciones baratas', 'los controles', 'las ayudas públicas'],
    ['amenazan', 'protegen', 'debilitan', 'refuerzan', 'perjudican'],
    ['el empleo', 'los puertos', 'las pequeñas empresas', 'los ayuntamientos', 'las cosechas'],
    ['en la costa', 'en el norte del país', 'en las comarcas fronterizas', 'a largo plazo'],
  ],
  sentences: [
    'La sesión duró {N} minutos.',
    'Unas {N} personas esperaban a la entrada.',
    'Según {P}, {C}.',
    'No se ha fijado fecha para la próxima reunión.',
    'El borrador tiene {N} páginas y muchas notas al margen.',
    'El presupuesto prevé {N} millones para este año.',
    'A preguntas de la prensa, {P} respondió que {C}.',
  ],
  titles: ['Negociación: día {N}', 'Sin acuerdo tras {N} días'],
  subheads: ['Qué viene ahora', 'Las cifras'],
  spaces: SPACED,
};

export const RUSSIAN: Tongue = {
  people: ['Министр Орлова', 'Депутат Седов', 'Губернатор Ким', 'Эксперт Лапина', 'Посол Греков'],
  claims: [
    ['новые пошлины', 'дешёвые товары', 'пограничные проверки', 'государственные субсидии'],
    ['разрушают', 'защищают', 'ослабляют', 'укрепляют', 'губят'],
    ['малые предприятия', 'рабочие места', 'местные бюджеты', 'рыбацкие посёлки'],
    ['в прибрежных районах', 'на севере страны', 'вдоль границы', 'на многие годы'],
  ],
  sentences: [
    'Заседание продолжалось {N} мин.',
    'У входа собралось около {N} человек.',
    '{P} считает, что {C}.',
    'Дата следующей встречи не назначена.',
    'Объём проекта — {N} с., и половина из них вызывает споры.',
    'Число заявлений, по данным ведомства: {N}.',
    'После перерыва слово было за другой стороной: {C}, заявили там.',
  ],
  titles: ['Переговоры: день {N}', 'Спор о пошлинах: день {N}'],
  subheads: ['Что дальше', 'Цифры'],
  spaces: SPACED,
};

export const CHINESE: Tongue = {
  people: ['李部长', '王主席', '陈教授', '赵代表', '周大使', '林女士'],
  claims: [
    ['新的关税', '廉价进口商品', '边境检查', '政府补贴', '新的配额'],
    ['正在威胁', '保护了', '削弱了', '加强了', '损害了'],
    ['沿海地区', '北部省份', '边境城镇', '老工业城市'],
    ['的就业', '的小企业', '的港口', '的财政', '的渔民生活'],
  ],
  sentences: [
    '会议持续了{N}分钟。',
    '约有{N}人在大楼外等候。',
    '{P}认为，{C}。',
    '下一次会谈的日期尚未确定。',
    '草案共有{N}页，其中一半仍有争议。',
    '今年的预算为此安排了{N}万元。',
    '据{P}介绍，{C}。',
    '代表团成员没有回答记者的提问，随后离开了会场。',
    '双方同意在闭会期间继续就第{N}条的文字交换意见。',
  ],
  titles: ['谈判进入第{N}天', '关税之争持续{N}天'],
  subheads: ['下一步', '相关数字'],
  spaces: ['', ''],
};

export const ARABIC: Tongue = {
  people: ['وزير التجارة', 'زعيم المعارضة', 'رئيس النقابة', 'المتحدث باسم الحكومة', 'محافظ البنك'],
  claims: [
    ['الرسوم الجديدة', 'الواردات الرخيصة', 'المساعدات الحكومية', 'القيود الحدودية'],
    ['تهدد', 'تحمي', 'تضعف', 'تدعم', 'تدمر'],
    ['الوظائف', 'المصانع الصغيرة', 'مزارع الأسر', 'ميزانيات البلديات', 'قرى الصيد'],
    ['في المدن الساحلية', 'في شمال البلاد', 'على طول الحدود', 'لسنوات طويلة'],
  ],
  sentences: [
    'وكانت هذه الجلسة رقم {N}.',
    'وبلغ عدد المتجمعين أمام المبنى {N}.',
    'وقال {P} إن {C}.',
    'ولم يحدد موعد للاجتماع القادم.',
    'ولا تزال الفقرة {N} من المسودة موضع خلاف.',
    'وورد هذا البند في الصفحة {N} من الميزانية.',
    'وأضاف {P} أن {C}.',
  ],
  titles: ['المفاوضات: اليوم {N}', 'الخلاف مستمر: الجلسة {N}'],
  subheads: ['ماذا بعد', 'الأرقام'],
  spaces: SPACED,
};
