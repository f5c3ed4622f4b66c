/** Letters beside a-z that names of a language are spelled with, and whose citizens bear such names. */
export interface Alphabet {
  readonly language: string;
  readonly letters: string;
  /** Those of them that few of its names have. */
  readonly rare?: string;
  /** ISO 3166-1 alpha-3. */
  readonly countries: readonly string[];
  /** How common such names are in the letters, beside one another: citizens of the EU get no such letter. */
  readonly weight: number;
}

const list = (text: string): readonly string[] => text.split(' ');

/** Alphabets of languages whose names are given with their marks in Danish letters. */
export const alphabets: readonly Alphabet[] = [
  {
    language: 'tur',
    letters: 'çğıöşüÇĞİÖŞÜâî',
    rare: 'âî',
    countries: list('TUR AZE CYP TKM'),
    weight: 3,
  },
  // Kurmanji, the Kurdish of Latin letters. No state writes names so: no citizenship tells it.
  { language: 'kmr', letters: 'çêîşûÇÊÎŞÛ', countries: [], weight: 2 },
  { language: 'pol', letters: 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ', countries: list('POL'), weight: 1 },
  {
    language: 'por',
    letters: 'ãõáéíóúâêôçàÃÕÁÉÍÓÚÂÊÔÇÀ',
    countries: list('PRT BRA AGO MOZ CPV GNB STP TLS'),
    weight: 2,
  },
  {
    language: 'spa',
    letters: 'áéíóúñüÁÉÍÓÚÑÜ',
    countries: list('ESP ARG BOL CHL COL CRI CUB DOM ECU GTM HND MEX NIC PAN PER PRY SLV URY VEN GNQ PHL'),
    weight: 2,
  },
  {
    language: 'fra',
    letters: 'éèêëàâîïôöûùüçÿœÉÈÊËÀÂÎÏÔÛÇŒ',
    rare: 'öùüÿœŒ',
    weight: 2,
    countries: list(
      'FRA BEL LUX CHE CAN HTI COD COG CIV SEN MLI GIN CMR TGO BEN BFA NER TCD GAB RWA BDI DJI MDG MAR DZA TUN LBN',
    ),
  },
  { language: 'deu', letters: 'äöüßÄÖÜ', countries: list('DEU AUT CHE LIE NAM'), weight: 1 },
  { language: 'swe', letters: 'åäöéüÅÄÖÉ', countries: list('SWE FIN'), weight: 1 },
  { language: 'isl', letters: 'áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ', countries: list('ISL FRO'), weight: 1 },
  { language: 'hrv', letters: 'čćđšžČĆĐŠŽ', countries: list('HRV SRB BIH MNE MKD SVN XKX'), weight: 2 },
  { language: 'ces', letters: 'áčďéěíňóřšťúůýžäľĺŕôÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĽ', countries: list('CZE SVK'), weight: 1 },
  { language: 'hun', letters: 'áéíóöőúüűÁÉÍÓÖŐÚÜŰ', countries: list('HUN'), weight: 1 },
  { language: 'ron', letters: 'ăâîșțĂÂÎȘȚ', countries: list('ROU MDA'), weight: 1 },
  { language: 'sqi', letters: 'ëçËÇ', countries: list('ALB XKX MKD'), weight: 1 },
  { language: 'lav', letters: 'āčēģīķļņšūžõäöüĀČĒĢĪĶĻŅŠŪŽÕÄÖÜ', countries: list('LVA EST'), weight: 1 },
  { language: 'lit', letters: 'ąčęėįšųūžĄČĘĖĮŠŲŪŽ', countries: list('LTU'), weight: 1 },
  {
    language: 'vie',
    letters: 'àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ',
    countries: list('VNM'),
    weight: 2,
  },
];

/** What the Danish model knows: such letters need no second opinion. */
export const danishLetters = /^[a-zæøåéA-ZÆØÅÉ]$/u;
