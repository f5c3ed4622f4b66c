/** Names of one tradition of naming, to be put together by chance. */
export interface NameStock {
  /** ISO 3166-1 alpha-3 of the countries whose citizens bear such names; `XXA` for stateless. */
  readonly countries: readonly string[];
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
  /** How many given names there can be. */
  readonly givenNames?: readonly number[];
  readonly familyNames?: readonly number[];
}

const words = (text: string): readonly string[] => text.split(' ');
/** Names of several words, divided by commas. */
const phrases = (text: string): readonly string[] => text.split(', ');

/** Names of the Danish alphabet's letters alone. */
export const plainNames: readonly NameStock[] = [
  {
    countries: ['SYR', 'IRQ', 'XXA', 'JOR', 'LBN'],
    female: words('Amira Rasha Hanan Lubna Samar Dima Nesrin Huda Rim Wafa'),
    male: words('Bassam Khaldoun Ziad Majd Anas Fadi Nizar Hazem Tarek Omran'),
    family: phrases(
      'Al-Masri, Al Khatib, Darwish, El-Sayed, Haddad, bin Yusuf, Abu Zaid, Al-Homsi, Kabbani, Al Ahmad',
    ),
    givenNames: [1, 1, 2],
  },
  {
    countries: ['SOM', 'ETH', 'ERI'],
    female: words('Hodan Ifrah Sahra Selam Rahel Ayaan Tsega Feven Nimco Bilan'),
    male: words('Abdi Liban Yonas Filmon Guled Tesfaye Biniam Warsame Samatar Dawit'),
    family: words('Warsame Haile Gebremedhin Abdullahi Farah Tekle Weldemariam Jimale Hersi Kidane'),
    familyNames: [1, 2, 2],
  },
  {
    countries: ['AFG', 'IRN', 'PAK'],
    female: words('Shabnam Parwin Laleh Nargis Zohreh Farida Mahnaz Roya'),
    male: words('Farhad Najib Behzad Rahim Siamak Qasim Jawad Homayun'),
    family: words('Ahmadzai Rezaei Hosseini-Nia Sharifi Noorzai Qureshi Tajik Karimpour Nazari'),
  },
  {
    countries: ['UKR', 'RUS', 'GEO'],
    female: words('Oksana Halyna Tetiana Nino Daryna Yuliia'),
    male: words('Taras Bohdan Giorgi Vasyl Andrii Ruslan'),
    family: words('Kovalchuk Melnyk Bondarenko Beridze Tkachenko Hrytsenko Dolidze'),
  },
  {
    countries: ['THA', 'PHL', 'VNM', 'LKA', 'IND'],
    female: phrases('Chanida, Mary Grace, Thi Lan, Nirmala, Siriporn, Maria Lourdes, Ornuma'),
    male: phrases('Somchai, Rodel, Van Minh, Suresh, Thanawat, Jose Ramil, Dinesh'),
    family: phrases(
      "Wongsawat-Holm, dela Cruz, Nguyen, Sivakumar, Phongphanit, D'Souza, Balasubramaniam, Santos, Wickramasinghe",
    ),
  },
  {
    countries: ['ARG', 'USA', 'GBR'],
    female: words('Karen Ingrid Florencia Megan Astrid Sofia'),
    male: words('Emil Tobias Ricardo Duncan Anders Martin'),
    family: phrases(
      "Møller, Ostergaard, O'Rourke, van der Berg, McAllister, Nørgaard, Kjærulff-Smith, de Souza, Sørensen Blake",
    ),
    givenNames: [1, 2],
  },
  {
    countries: ['MMR', 'IDN', 'AFG'],
    female: phrases('Khin Mar Oo, Sulastri, Zarghona, Thiri'),
    male: phrases('Aung Ko Win, Suparman, Gulbuddin, Zaw Lin'),
    family: [],
  },
  {
    countries: ['COD', 'CMR', 'NGA'],
    female: phrases('Chantal, Ngozi, Blessing, Solange'),
    male: phrases('Patrice, Emeka, Jean-Claude, Dieudonne, Olivier'),
    family: words('Mukendi Okonkwo Tshibanda Nkurunziza Ilunga Adeyemi Kabongo-Mwamba'),
    givenNames: [1, 2],
  },
];

/** Names with letters that Danish does not have. */
export const foreignNames: readonly NameStock[] = [
  {
    countries: ['TUR'],
    female: words('Gülşen Çiğdem Ayşegül Şükran Ümran İpek'),
    male: words('Özgür Çağlar Tuğrul Işık Şenol Gökhan'),
    family: words('Yıldırım Öztürk Güneş Çelikoğlu Şahinbaş Kılıçdağ'),
  },
  {
    countries: ['BIH', 'SRB', 'MKD', 'MNE'],
    female: words('Đurđica Snežana Jasmina Željka Šefika Nađa'),
    male: words('Željko Siniša Anđelko Miloš Haris Ćamil'),
    family: words('Hadžić Đorđević Kovačević Šabanović Živković Ćosić-Perić'),
  },
  {
    countries: ['VEN', 'COL', 'PER', 'CUB', 'ARG', 'CHL'],
    female: phrases('María José, Begoña, Lucía, Inés, Yanín'),
    male: phrases('Andrés, José Ángel, Iñaki, Martín, Óscar'),
    family: phrases('Núñez, de la Peña, Ibáñez, Gutiérrez, Cañizares, Muñoz y Prado, López'),
    familyNames: [1, 2, 2],
  },
  {
    countries: ['BRA', 'AGO', 'MOZ'],
    female: phrases('Conceição, Luísa, Antônia, Fátima'),
    male: phrases('João, Sebastião, Antônio, Estêvão'),
    family: phrases('Gonçalves, dos Santos Araújo, Magalhães, Simões, da Conceição, Brandão'),
    familyNames: [1, 2],
  },
  {
    countries: ['MAR', 'TUN', 'DZA', 'CIV', 'SEN'],
    female: words('Aïcha Zineb Espérance Aminata Hélène Naïma'),
    male: words('Moïse Driss Léopold Ousmane Raphaël Benoît'),
    family: phrases('El Haïk, Bèyè, Koné-Traoré, Benaïssa, N’Guessan, Lefèvre, Aït Ouazzou'),
  },
  {
    countries: ['POL', 'CZE', 'SVK', 'HUN', 'ROU', 'MDA'],
    female: words('Małgorzata Božena Zsófia Lăcrămioara Žofie Stanisława'),
    male: words('Łukasz Jiří László Ştefan Květoslav Győző'),
    family: words('Wiśniewska-Żak Dvořák Szőke Țurcan Brăneanu Ščerba Kőszegi Gołąb'),
  },
  {
    countries: ['VNM', 'CHN', 'KOR'],
    female: phrases('Thi Hoà, Thuý, Lêna'),
    male: phrases('Văn Tú, Lü, Công'),
    family: phrases('Nguyên, Trân, Lü, Phùng, Võ, Đàm'),
  },
  {
    countries: ['ISL', 'EST', 'LTU', 'LVA', 'XXA'],
    female: words('Sigríður Þórdís Õie Živilė Žanete Ünne'),
    male: words('Þröstur Guðmundur Jüri Jānis Žilvinas Kārlis'),
    family: words('Bērziņš Žukauskaitė Jónsdóttir Mägi Kõrgemäe Ozoliņš'),
  },
];
