/** Møllevej 1, and Åvej 2, 1. tv and th, as version 1 of the program has packed them; gzip and base64. */
export const version1 =
  'H4sIAAAAAAACA42RvUsDQRDFfzsJfnAhSBotAxaxvD/BCIL4gWJlqZAl3nExQeSwEsuUKS2DIFimtFIbRUs7K7G0tJRU3rqjnEHF' +
  'gePte/vezNzdwvpGfXG1vmmAWeDy6v7h7HR4GxqoAEsGSsCWgRmgY2ACOFS9q7xnoAicKPb1fqB4rfqd8kc3UNHpz4oviq/qQ6Ca' +
  '9asKFIA5gbGsbygQZrlt+bCwK1B2e4nPH4vfq6vYEz/vL3Tz+uo/174D5RfKD4hokBDRxLKP9XEmc4+rNd5ISLCkWGJuFF2vknqM' +
  'f72vcrwlLfFn+aaP+vL8p6oy/+udyxf4ZwWBHqZqlZrPPi2XA/+Lj4YywgsjvDPt0yu0SWgQsUcTGM+NkNxeO6mNW+0ksamNnVbM' +
  'fa9PT77eAZMCcMHAAgAA';

/** As version 2 has packed Møllevej 1, and Åvej 2, 1. tv and, in Nr Bjert, 1. a1. */
export const version2 =
  'H4sIAAAAAAACA6WSvU8CQRDFf7tr1OTIBWKMaEWlNiZAYSyRaOK3hMrGguhFxUOREGJlrKwtLS0pLSlpTCgtraz9E4iNuuxIjgud' +
  '07x9M29nZmeneFha39xbL2tgEegclzMPC4/fWwrywL2CBPCoIA20FUwDL+LvCu8pmADeBN8l/inYFz/a8aQeHElrmAQygsva6bKC' +
  'a6LfknhJw6WtK7ynwdi6wt813FidcfmPDPi/fZwbl69uXL+3gvcGkvZ9En8SfBZsG1e/I/qu5O0JfxO+yzUhp1xwxRl5suRZZYUc' +
  'OVbIkqNOgwonNLnghABnU0AKmBe+T5+QkIAWAVVeBW2thGiUG+PQLK/pmnZnPeI3MV30HrFYFDMUKMR8cTYuf3GwT9sbkVjK83c+' +
  'noGvO9Qy7v8U/7OU5w+rDt7kecKTSzNLY/tQ8T7snsz+sw/l+drzzbCb+pzD0X1w//xnOjKvAxpkKFIloEFz8M/WKuRGtJVWUK1d' +
  'h2HQCqqWT0T2gTHz/AEpDpNf2AMAAA==';
