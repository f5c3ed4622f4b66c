/** Lines of signs that a passport's photo page ends with: "P<SOMWARSAME<<AMINA<<<". */
const machineReadable = /(?<!\p{L})p[<«‹k][a-z0]{3}[a-z0<«‹ ]{0,60}[<«‹]{2}/u;
const passportFields = [
  /surname|efternavn|nom(?!\p{L})/u,
  /given names?|fornavne?|prénoms?/u,
  /place of birth|fødested/u,
  /date of issue|udstedelsesdato|udstedt/u,
  /date of expiry|udløbsdato|gyldigt? til/u,
  /authority|myndighed/u,
  /passport no|pas ?nr|pasnummer/u,
] as const;

const leaseTitle =
  /(?:fremleje|husleje|leje)(?:kontrakt|aftale)|tenancy agreement|rental (?:contract|agreement)|lease (?:agreement|contract)/u;
const leaseWords = [
  /(?<!\p{L})udlejer/u,
  /(?<!\p{L})lejer/u,
  /lejemål|det lejede/u,
  /depositum|forudbetalt/u,
  /huslejen?(?!\p{L})|(?<!\p{L})lejen(?!\p{L})|månedlig leje/u,
  /landlord/u,
  /tenant/u,
  /(?<!\p{L})rent(?!\p{L})/u,
] as const;

const count = (signs: readonly RegExp[], text: string): number =>
  signs.filter((sign) => sign.test(text)).length;

/** A lease's business stands at its top. */
const topLength = 600;

/** A paper that people bring along with the letter. Permit letters name leases and passports; they are none. */
export function findPaperAlong(text: string): 'lease' | 'passport' | undefined {
  if (/administrativ\p{L}* (?:cpr|person)|udlændingestyrelsen|immigration service/u.test(text))
    return undefined;
  if (leaseTitle.test(text.slice(0, topLength)) && count(leaseWords, text) >= 2) return 'lease';
  if (machineReadable.test(text)) return 'passport';
  const isPassport =
    /passport|passeport|(?<!\p{L})pas(?!\p{L})/u.test(text) && count(passportFields, text) >= 4;
  return isPassport && !/opholds|residence permit/u.test(text) ? 'passport' : undefined;
}
