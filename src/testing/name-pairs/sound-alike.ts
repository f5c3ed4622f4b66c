import type { Sex } from './persons.ts';

/** Different names that are alike in Latin letters: twins and cousins do bear them. */
export const soundAlike: readonly {
  readonly world: string;
  readonly sex: Sex;
  readonly pairs: readonly (readonly [string, string])[];
}[] = [
  {
    world: 'arabic',
    sex: 'male',
    pairs: [
      ['ḥasan', 'ḥusayn'],
      ['ḥasan', 'ġassān'],
      ['muḥammad', 'maḥmūd'],
      ['aḥmad', 'ḥamīd'],
      ['ǧamāl', 'ǧamīl'],
      ['ǧamāl', 'kamāl'],
      ['karīm', 'akram'],
      ['ʿumar', 'ʿāmir'],
      ['ʿumar', 'ʿammār'],
      ['ʿalī', 'ʿalāʾ'],
      ['sāmī', 'rāmī'],
      ['hādī', 'hānī'],
      ['nāṣir', 'nādir'],
      ['māǧid', 'māhir'],
      ['ʿādil', 'ʿāmir'],
      ['munīr', 'samīr'],
      ['yūsuf', 'yūnus'],
      ['ṭāriq', 'ṭāhir'],
      ['ʿabd_al-raḥmān', 'ʿabd_al-raḥīm'],
      ['ʿabd_al-karīm', 'ʿabd_al-qādir'],
      ['bilāl', 'ṭalāl'],
      ['fāris', 'firās'],
      ['zayd', 'ziyād'],
      ['ḫālid', 'walīd'],
    ],
  },
  {
    world: 'arabic',
    sex: 'female',
    pairs: [
      ['rīm', 'rīmā'],
      ['rawān', 'rayān'],
      ['munā', 'mayʾ'],
      ['salmā', 'salwā'],
      ['hudā', 'hālaẗ'],
      ['līnā', 'layān'],
      ['samar', 'saḥar'],
      ['nūr', 'nūrā'],
      ['amal', 'aḥlām'],
      ['lubnā', 'lamā'],
      ['amīraẗ', 'samīraẗ'],
      ['rāniya', 'dāniya'],
    ],
  },
  {
    world: 'persian',
    sex: 'male',
    pairs: [
      ['hasan', 'hosayn'],
      ['farhâd', 'farshâd'],
      ['behzâd', 'behrâm'],
      ['mehdi', 'mahmud'],
      ['hamid', 'omid'],
      ['vahid', 'hamid'],
      ['kâzem', 'qâsem'],
      ['nâder', 'nâser'],
    ],
  },
  {
    world: 'persian',
    sex: 'female',
    pairs: [
      ['samâ', 'simâ'],
      ['mahnâz', 'farahnâz'],
      ['nasrin', 'nâzanin'],
      ['minâ', 'monâ'],
      ['zahrâ', 'zohre'],
    ],
  },
  {
    world: 'somali',
    sex: 'male',
    pairs: [
      ['xasan', 'xuseen'],
      ['maxamed', 'maxamuud'],
      ['cabdi', 'cali'],
      ['cumar', 'cusmaan'],
      ['cabdiraxmaan', 'cabdirashiid'],
    ],
  },
  {
    world: 'somali',
    sex: 'female',
    pairs: [
      ['nimco', 'nasra'],
      ['hodan', 'hibaaq'],
      ['sahra', 'saafi'],
    ],
  },
  {
    world: 'tigrinya',
    sex: 'male',
    pairs: [
      ['täsfay', 'täsfa_mikaʾel'],
      ['gäbrä_mädhən', 'gäbrä_mäsqäl'],
      ['kəflom', 'kəflay'],
      ['mäḥari', 'mikaʾel'],
      ['yonas', 'yohanəs'],
    ],
  },
  {
    world: 'ukrainian',
    sex: 'male',
    pairs: [
      ['олексій', 'олександр'],
      ['ярослав', 'мирослав'],
      ['ростислав', 'станіслав'],
      ['роман', 'руслан'],
      ['антон', 'анатолій'],
      ['максим', 'марко'],
    ],
  },
  {
    world: 'ukrainian',
    sex: 'female',
    pairs: [
      ['олена', 'олександра'],
      ['марія', 'марина'],
      ['марія', 'дарія'],
      ['аліна', 'поліна'],
      ['юлія', 'уляна'],
      ['ірина', 'карина'],
    ],
  },
  {
    world: 'turkish',
    sex: 'male',
    pairs: [
      ['hasan', 'hüseyin'],
      ['ahmet', 'mehmet'],
      ['ömer', 'emre'],
      ['cem', 'cemal'],
    ],
  },
  {
    world: 'turkish',
    sex: 'female',
    pairs: [
      ['elif', 'esra'],
      ['ayşe', 'aysel'],
      ['gülşen', 'gülsüm'],
    ],
  },
  {
    world: 'vietnamese',
    sex: 'male',
    pairs: [
      ['tuấn_anh', 'quốc_anh'],
      ['minh', 'linh'],
      ['hùng', 'hoàng'],
    ],
  },
];
