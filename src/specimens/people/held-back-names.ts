import type { NameStock } from './name-stock.ts';

const words = (text: string): readonly string[] => text.split(' ');
/** Names of several words, divided by commas. */
const phrases = (text: string): readonly string[] => text.split(', ');

/** Names of the Danish alphabet's letters alone, borne in the held-back letters and in no other. */
export const heldBackPlainNames: readonly NameStock[] = [
  {
    countries: ['UKR'],
    female: words('Liudmyla Nataliia Iryna Svitlana Kateryna Olha Zlata'),
    male: words('Volodymyr Serhii Mykola Oleksandr Yevhen Dmytro Ihor'),
    family: words('Shevchenko Lysenko Zakharchuk Voloshyn Pavliuk Yurchenko Demianenko Hnatiuk'),
  },
  {
    countries: ['SYR', 'XXA', 'SYR'],
    female: words('Yasmin Rania Sawsan Ghada Maysoun Bushra'),
    male: words('Mohammed Anwar Ayham Louay Yaser Abdulrahman'),
    family: phrases('Al-Jundi, Shaheen, Al Halabi, Barakat, Al-Sheikh Ali, Naser, Abdul Karim, Hammoud'),
    givenNames: [1, 1, 2],
  },
  {
    countries: ['AFG', 'IRN', 'IRN'],
    female: words('Maryam Shirin Fatemeh Soraya Zahra Nilofar'),
    male: words('Mohammad Hamid Reza Kourosh Mirwais Esmatullah'),
    family: phrases('Stanikzai, Mohammadi, Hashemi, Moradi Fard, Popal, Ebrahimzadeh, Rahmani, Shahbazi'),
    givenNames: [1, 1, 2],
  },
  {
    countries: ['ERI', 'ETH'],
    female: words('Semhar Letebrhan Winta Mebrat Helen Azieb'),
    male: words('Tesfalem Mehari Kibrom Awet Robel Yemane'),
    family: words('Ghebreyesus Habtemariam Okbay Tewelde Asmerom Woldu Berhane Negash'),
    familyNames: [1, 2],
  },
  {
    countries: ['SOM'],
    female: words('Fadumo Hibaq Khadra Maryan Ubah Sagal'),
    male: words('Cabdi Mahad Ilyas Abdirahman Bashir Mukhtar'),
    family: words('Nur Osman Mohamud Isse Elmi Dirie Roble Hassan'),
    familyNames: [2, 2, 1],
  },
  {
    countries: ['IND', 'NPL', 'NPL'],
    female: phrases('Priyanka, Sunita, Lakshmi Devi, Anjali, Gita Kumari, Sarita'),
    male: phrases('Rajesh Kumar, Bikash, Vikram, Arjun, Ram Bahadur, Prakash'),
    family: words('Subramanian Chatterjee Tamang Shrestha Gurung Patel Krishnamurthy Adhikari'),
  },
  {
    countries: ['PHL'],
    female: phrases('Maricel, Ana Liza, Rowena Joy, Jocelyn, Cristina Mae'),
    male: phrases('Reynaldo, Mark Anthony, Ferdinand, Joel, Christian Paul'),
    family: phrases('Reyes, Dela Peria, De Guzman, Villanueva, Bautista, San Jose, Macaraeg'),
    familyNames: [1, 2],
  },
  {
    countries: ['USA', 'USA', 'DEU'],
    female: phrases('Mary-Ellen, Brooke, Heike, Jennifer Lynn, Wendy, Ulrike'),
    male: phrases('Wyatt, Jeffrey, Bradley Scott, Holger, Detlef, Travis'),
    family: phrases('Whitfield, von Hagen, Kowalski-Jones, Vanderbeek, St. John, Hoffmeister, Zimmermann'),
    givenNames: [1, 2],
  },
  {
    countries: ['CHN', 'VNM'],
    female: words('Xiuying Meiling Linh Yanhong Jing Huong'),
    male: words('Zhiqiang Weidong Haoyu Quang Dung Jianguo'),
    family: words('Ouyang Zhang Xu Wang Qiu Pham Huynh Zhao'),
  },
];

/** Names with letters that Danish does not have, borne in the held-back letters and in no other. */
export const heldBackForeignNames: readonly NameStock[] = [
  {
    countries: ['TUR'],
    female: words('Büşra Gülay Tuğba Sıla Müzeyyen Öznur'),
    male: words('İsmail Barış Hüseyin Çetin Oğuz Doğan'),
    family: words('Akdağ Şimşek Karabıyık Gündoğdu Özdemir Tanrıöver Küçük Aksoyoğlu'),
  },
  {
    countries: ['VNM'],
    female: phrases('Thúy Mai, Ngân Hà, Bích Trâm, Thu Hà'),
    male: phrases('Đình Khôi, Anh Tú, Toàn, Hùng Quý'),
    family: phrases('Đoàn, Bùi, Lê, Lý, Đinh, Hoàng'),
  },
  {
    countries: ['BRA'],
    female: phrases('Flávia, Ana Cecília, Verônica, Patrícia, Inês'),
    male: phrases('Luís Otávio, Márcio, Caetano José, Cauã, Vinícius'),
    family: phrases('Assunção, Guimarães, Leitão, de Araújo Falcão, Paixão, Sá Corrêa, do Espírito Santo'),
    familyNames: [1, 1, 2],
  },
  {
    countries: ['ROU', 'MDA'],
    female: words('Ștefania Ionuța Anișoara Mădălina Crăița Doinița'),
    male: words('Cătălin Răzvan Mircea-Ștefan Iulică Nicușor Dănuț'),
    family: words('Ionescu-Țepeș Bălănescu Pătrașcu Ceaușu Moldoveanu Grădinaru Vîlcu Știrbu'),
  },
  {
    countries: ['POL'],
    female: words('Agnieszka Grażyna Bogusława Elżbieta Róża Wiesława'),
    male: words('Paweł Zdzisław Mirosław Sławomir Michał Grzegorz'),
    family: words('Jabłoński Wójcik Zieliński-Kłos Śliwa Kaźmierczak Dąbrowski Pająk Świerczek'),
  },
  {
    countries: ['LTU', 'LVA'],
    female: words('Rūta Eglė Kristīne Ingrīda Viltė Dagnė Līga'),
    male: words('Mindaugas Šarūnas Andrejs Ģirts Ričardas Edgars'),
    family: words('Kazlauskienė Liepiņa Jankūnas Kalniņš Stankevičius Vītoliņš Šimkutė Eglītis'),
  },
  {
    countries: ['HUN'],
    female: words('Ágnes Erzsébet Tünde Bernadett Enikő Ildikó'),
    male: words('Zoltán Gergő Sándor Jenő Csaba Mátyás'),
    family: words('Törőcsik Nagyné Szabó Kővári Horváth Fehér Bődör Székely'),
  },
  {
    countries: ['ESP', 'COL', 'PER'],
    female: phrases('María Pilar, Rocío, Nuria, Concepción, Ángela'),
    male: phrases('Íñigo, Joaquín, Julián, Raúl, Germán, José María'),
    family: phrases('Fernández, Güell i Roca, Sáenz de Tejada, Peñalver, Ordóñez, Jiménez, Zúñiga'),
    familyNames: [1, 2, 2],
  },
  {
    countries: ['DEU', 'DEU', 'USA'],
    female: words('Bärbel Käthe Annegret Zoë Änne Renée'),
    male: words('Jörg Günther Götz Jürgen Björn Sören'),
    family: phrases('Schäuffele, Weiß, Großmann, Krüger-Böhm, zu Löwenstein, Düsing, Müllerschön'),
  },
  {
    countries: ['ISL'],
    female: words('Ásdís Guðrún Hrafnhildur Ragnheiður Þóra Eyrún'),
    male: words('Sigurður Jón Ævar Ásgeir Þorsteinn Kristján'),
    family: words('Guðmundsdóttir Þórarinsson Pálsson Ólafsdóttir Friðriksson Sæmundsdóttir Björgvinsson'),
  },
  {
    countries: ['SYR', 'XXA', 'LBN', 'DZA'],
    female: words('Raîssa Zaïnab Leïla Noûr Sêlma Amâl'),
    male: words('Saïd Ismaël Jamâl Haïder Ghazî Raïs'),
    family: phrases('Al-Haï, Ben Saïd, Mûsa, Rezaï, Abou Naïm, Chaïb'),
  },
];
