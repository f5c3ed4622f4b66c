export interface PracticeTown {
  readonly postcode: string;
  readonly district: string;
  /** How many streets. */
  readonly streets: number;
  /** Share of houses with flats, 0-1. */
  readonly flats: number;
  /** Supplementary town names; fictive. */
  readonly localities?: readonly string[];
}

export interface PracticeKommune {
  readonly code: string;
  readonly towns: readonly PracticeTown[];
  readonly highStreet?: boolean;
}

/** Real kommuner, postcodes and post districts; every street in them is made up. 0621 is the practice office. */
export const practicePlaces: readonly PracticeKommune[] = [
  {
    code: '0621',
    highStreet: true,
    towns: [
      {
        postcode: '6000',
        district: 'Kolding',
        streets: 150,
        flats: 0.28,
        localities: ['Nr Bjergholt', 'Øster Tved'],
      },
      { postcode: '6051', district: 'Almind', streets: 12, flats: 0.02 },
      {
        postcode: '6070',
        district: 'Christiansfeld',
        streets: 22,
        flats: 0.08,
        localities: ['Hjertrup', 'Sønder Aved'],
      },
      { postcode: '6091', district: 'Bjert', streets: 18, flats: 0.04, localities: ['Skovlyst Strand'] },
      { postcode: '6093', district: 'Sjølund', streets: 10, flats: 0.02, localities: ['Aagårde'] },
      { postcode: '6094', district: 'Hejls', streets: 8, flats: 0.02 },
      { postcode: '6580', district: 'Vamdrup', streets: 20, flats: 0.1, localities: ['Ødisby'] },
      { postcode: '6040', district: 'Egtved', streets: 3, flats: 0 },
    ],
  },
  {
    code: '0630',
    towns: [
      { postcode: '7100', district: 'Vejle', streets: 40, flats: 0.2 },
      { postcode: '7120', district: 'Vejle Øst', streets: 15, flats: 0.1, localities: ['Tirsvig'] },
      { postcode: '7300', district: 'Jelling', streets: 12, flats: 0.05 },
      { postcode: '6040', district: 'Egtved', streets: 10, flats: 0.02, localities: ['Bøgvad Mark'] },
    ],
  },
  {
    code: '0607',
    towns: [{ postcode: '7000', district: 'Fredericia', streets: 40, flats: 0.22, localities: ['Trelborg'] }],
  },
  {
    code: '0461',
    towns: [
      { postcode: '5000', district: 'Odense C', streets: 22, flats: 0.4 },
      { postcode: '5220', district: 'Odense SØ', streets: 15, flats: 0.1, localities: ['Neder Holevad'] },
      { postcode: '5250', district: 'Odense SV', streets: 12, flats: 0.15 },
    ],
  },
  {
    code: '0751',
    towns: [
      { postcode: '8000', district: 'Aarhus C', streets: 20, flats: 0.4 },
      { postcode: '8210', district: 'Aarhus V', streets: 15, flats: 0.2 },
      { postcode: '8270', district: 'Højbjerg', streets: 12, flats: 0.1 },
    ],
  },
  {
    code: '0101',
    towns: [
      { postcode: '1620', district: 'København V', streets: 6, flats: 0.6 },
      { postcode: '2200', district: 'København N', streets: 10, flats: 0.5 },
      { postcode: '2300', district: 'København S', streets: 12, flats: 0.4 },
      { postcode: '2720', district: 'Vanløse', streets: 15, flats: 0.25 },
    ],
  },
];

/** One large kommune, for measuring: some 350,000 addresses on 2,500 streets. */
export const largeKommune: readonly PracticeKommune[] = [
  {
    code: '0101',
    towns: [
      { postcode: '1620', district: 'København V', streets: 300, flats: 0.95 },
      { postcode: '2100', district: 'København Ø', streets: 450, flats: 0.75 },
      { postcode: '2200', district: 'København N', streets: 450, flats: 0.8 },
      { postcode: '2300', district: 'København S', streets: 500, flats: 0.6 },
      { postcode: '2450', district: 'København SV', streets: 400, flats: 0.7 },
      { postcode: '2720', district: 'Vanløse', streets: 400, flats: 0.5 },
    ],
  },
];
