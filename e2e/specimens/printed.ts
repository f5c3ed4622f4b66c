const danishMonths = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
];
const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const partsOf = (iso: string): readonly [year: string, month: string, day: string] => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return [year, month, day];
};

const spelledOut =
  (months: readonly string[], afterDay: string) =>
  (iso: string): string => {
    const [year, month, day] = partsOf(iso);
    return `${Number(day)}${afterDay} ${months[Number(month) - 1]} ${year}`;
  };

/** `17. august 2026` */
export const inDanish = spelledOut(danishMonths, '.');
/** `17 August 2026` */
export const inEnglish = spelledOut(englishMonths, '');

const joinedBy =
  (sign: string) =>
  (iso: string): string =>
    [...partsOf(iso)].reverse().join(sign);

/** `17-08-2026` */
export const dashed = joinedBy('-');
/** `17.08.2026` */
export const dotted = joinedBy('.');

/** A line that must not break inside. */
export const unbroken = (text: string): string => `<span class="unbroken">${text}</span>`;
