/** Letters beside a-z that names of a language are spelled with, and whose citizens bear such names. */
export interface Alphabet {
  readonly language: string;
  readonly letters: string;
  /** ISO 3166-1 alpha-3. */
  readonly countries: readonly string[];
}

const list = (text: string): readonly string[] => text.split(' ');

/** Alphabets of languages whose names are given with their marks in Danish letters. */
export const alphabets: readonly Alphabet[] = [
  { language: 'tur', letters: 'çğıöşüÇĞİÖŞÜâî', countries: list('TUR AZE CYP TKM') },
  { language: 'pol', letters: 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ', countries: list('POL') },
  {
    language: 'por',
    letters: 'ãõáéíóúâêôçàÃÕÁÉÍÓÚÂÊÔÇÀ',
    countries: list('PRT BRA AGO MOZ CPV GNB STP TLS'),
  },
  {
    language: 'spa',
    letters: 'áéíóúñüÁÉÍÓÚÑÜ',
    countries: list('ESP ARG BOL CHL COL CRI CUB DOM ECU GTM HND MEX NIC PAN PER PRY SLV URY VEN GNQ PHL'),
  },
  {
    language: 'fra',
    letters: 'éèêëàâîïôöûùüçÿœÉÈÊËÀÂÎÏÔÛÇŒ',
    countries: list(
      'FRA BEL LUX CHE CAN HTI COD COG CIV SEN MLI GIN CMR TGO BEN BFA NER TCD GAB RWA BDI DJI MDG MAR DZA TUN LBN',
    ),
  },
  { language: 'deu', letters: 'äöüßÄÖÜ', countries: list('DEU AUT CHE LIE NAM') },
  { language: 'swe', letters: 'åäöéüÅÄÖÉ', countries: list('SWE FIN') },
  { language: 'isl', letters: 'áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ', countries: list('ISL FRO') },
  { language: 'hrv', letters: 'čćđšžČĆĐŠŽ', countries: list('HRV SRB BIH MNE MKD SVN XKX') },
  { language: 'ces', letters: 'áčďéěíňóřšťúůýžäľĺŕôÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĽ', countries: list('CZE SVK') },
  { language: 'hun', letters: 'áéíóöőúüűÁÉÍÓÖŐÚÜŰ', countries: list('HUN') },
  { language: 'ron', letters: 'ăâîșțĂÂÎȘȚ', countries: list('ROU MDA') },
  { language: 'sqi', letters: 'ëçËÇ', countries: list('ALB XKX MKD') },
  {
    language: 'lav',
    letters: 'āčēģīķļņšūžąęėįųõäöüĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ',
    countries: list('LVA LTU EST'),
  },
  { language: 'vie', letters: 'àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ', countries: list('VNM') },
];

/** What the Danish model knows: such letters need no second opinion. */
export const danishLetters = /^[a-zæøåéA-ZÆØÅÉ]$/u;
