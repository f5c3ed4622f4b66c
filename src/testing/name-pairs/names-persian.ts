import { listOf, type NameWorld } from './name-world.ts';
import { romanisePersian } from './romanise-persian.ts';

/** Persian and Dari with every vowel written: `â` is the long a; `q` and `ġ` sound alike in Iran. */
const male = `mohammad ahmad mahmud ali hasan hosayn rezâ mahdi javâd sajjâd abbâs akbar asġar amir arash ârmân bâbak
  bahrâm behzâd bijan dâriush dâvud ebrâhim ehsân esmâil farhâd farid fereydun feyz ġolâm_rezâ ġolâm_ali habib hâdi
  hamid hekmat homâyun imân iraj jafar jalâl jamshid kamrân karim kâveh kâzem keyvân khâled khosrow mânsur mas'ud
  mehrân mehrdâd milâd mirwais mojtabâ morâd morteżâ mostafâ nâder najib nâser navid nawruz omid parviz peymân
  qâsem qorbân ramezân rahim rahmat rashid rostam ruhollâh sâdeq said sâleh samim sediq shâhin shahrâm sharif siâvash
  soleymân sohrâb tâher tamim taymur vahid yaqub yunes yusof zabihollâh zaki zalmay abdol_rahmân abdol_rahim
  abdol_karim abdol_qâder abdollâh nasrollâh ezzatollâh hamidollâh najibollâh esmatollâh`;

const female = `fâteme zahrâ maryam zeynab leylâ narges nasrin nâhid mâhin mahnâz mahtâb minâ mozhgân parisâ parvin
  parwâna qamar roxâna royâ sâre sahar samâ samirâ setâre shabnam shahlâ shahnâz shirin shokrieh shokufe simâ
  sorayyâ tâhere tarâne vidâ yâsaman zohre ziba âsiye âtefe azâde bahâre bahâr bibi_gol elhâm farahnâz farzâne
  fereshte golnâz gita hamide homâ khâtere khadije laleh ladan malâlay masume mehri monâ mozhde
  nâdia nâzanin negâr nilufar palwasha pari pegâh rahele rahimâ rayhâne sadâf sakine somaye sudâbe wajihe yaldâ zarmina`;

const family = `ahmadi mohammadi rezâi hosayni hashemi musavi jafari sâdeqi qâsemi akbari karimi rahimi haydari nazari
  mirzâi yaqubi khâvari alizâda husaynzâda noorzay stânikzay yusofzay ibrâhimi rasuli hakimi amiri sharifi jâvadi
  moqaddam farâhâni tehrâni shirâzi esfahâni tabrizi khorâsâni kermâni golestâni bahrâmi dâvudi ebâdi fallâh
  ġaffâri ġafuri hâshemiân kâzemi lotfi mahmudi mortazavi naderi najafi nikzâd parsâ pâshâi qorbâni rostami
  salehi samadi shahbâzi soltâni tâheri tavakkoli vâezi wardak zâhedi zamâni zarei barakzay popal safi sidiqi
  ayubi azizi bâqeri dehqân eskandari faqiri ġolâmi hotak jalâli khalili`;

export const persianNames: NameWorld = {
  name: 'persian',
  known: listOf(male, female, family),
  others: listOf(
    `afshin aziz bahman dâwar ershâd fardin ġani hamzâ hushang jalil kasrâ latif majid nâsim qodratollâh rahmân sabur
  shafiq siâr yâsin zamâri abdol_ghafâr ġolâm_hosayn mohammad_ali`,
    `anahitâ benafsha donyâ hâdise karimâ mehrnâz nâzi noriâ paimâna roshanâ sabrinâ sediqe shekiba shokria tahmine
  wagma zaynab_bibi zulaikhâ`,
    `ahadi amini bahâdori dânesh ebrâhimzâda faizi ghorbâni haqju jamâli khodâdâdi mâlekzâda mohseni naimi omari pâyanda
  qaderi rahmâni sâdât sharifzâda tâjik yazdâni zâda`,
  ),
  build: 'given-and-family',
  systems: ['iran', 'afghan', 'german'],
  heldBackSystems: [],
  romanise: romanisePersian,
};
