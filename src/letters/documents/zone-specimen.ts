interface PassportFacts {
  /** As the zone has them: A-Z, parts divided by spaces. */
  readonly surname: string;
  readonly given: string;
  /** `YYMMDD` */
  readonly born: string;
  /** ISO 3166-1 alpha-3. */
  readonly state: string;
}

/** The zone of a passport that nobody has, with right check digits (ICAO 9303 part 4). For tests. */
export function passportZone({ surname, given, born, state }: PassportFacts): readonly [string, string] {
  const filled = (text: string): string => text.replace(/ /gu, '<');
  const first = `P<${state}${filled(surname)}<<${filled(given)}`.slice(0, 44).padEnd(44, '<');
  const number = `X12345678${checkDigit('X12345678')}`;
  const birth = `${born}${checkDigit(born)}`;
  const expiry = `610101${checkDigit('610101')}`;
  const personal = `${'<'.repeat(14)}0`;
  const whole = checkDigit(number + birth + expiry + personal);
  return [first, `${number}${state}${birth}F${expiry}${personal}${whole}`];
}

/** The zone of a residence card or identity card that nobody has (ICAO 9303 part 5). For tests. */
export function cardZone({ surname, given, born, state }: PassportFacts): readonly [string, string, string] {
  const filled = (text: string): string => text.replace(/ /gu, '<');
  const first = `I<DNKX12345678${checkDigit('X12345678')}${'<'.repeat(15)}`;
  const birth = `${born}${checkDigit(born)}`;
  const expiry = `610101${checkDigit('610101')}`;
  const middle = `${birth}F${expiry}${state}${'<'.repeat(11)}`;
  const whole = checkDigit(first.slice(5) + birth + expiry + '<'.repeat(11));
  return [first, `${middle}${whole}`, `${filled(surname)}<<${filled(given)}`.slice(0, 30).padEnd(30, '<')];
}

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Weights 7, 3, 1; fillers count nothing. */
function checkDigit(text: string): string {
  const weights = [7, 3, 1] as const;
  let sum = 0;
  for (let at = 0; at < text.length; at += 1)
    sum += Math.max(0, signs.indexOf(text.charAt(at))) * (weights[at % 3] ?? 1);
  return String(sum % 10);
}
