import { listOf, type NameWorld } from './name-world.ts';
import { romaniseSomali } from './romanise-somali.ts';
import { romaniseTigrinya } from './romanise-tigrinya.ts';

/** `ä` and `ə` are the vowels that every reader writes otherwise; `ḥ`, `q` and `ṣ` his consonants. */
const tigrinyaMale = `abraham ʾabəraha ʾafäwärqi ʾamanuʾel ʾasmärom bärhanä bäräkät biniyam däwit dästa ʾəyob
  ʾəzra fəṣum fəsəha gäbrä_hiwät gäbrä_mädhən gäbrä_kidan gäbrä_mäsqäl gäbrä_yohanəs ḥaylä ḥaylä_mikaʾel həbtom
  ʾiyasu ʾisayas kəflom kəflay kidanä kəbräʾab ləʾul mäḥari mäkwənən mäḥrätäʾab mäsfən mikaʾel mogäs musye näguse
  pawlos petros rəḥəsti rusom säläm sämərä säyum solomon täklay täklä täsfay täsfa_mikaʾel täsfa_ləm täkəstä
  täwäldä_bərhan täwäldä yäbiyo yäʿəqob yämanä yonas yohanəs yosef wäldä_mikaʾel wäldu wäldäʾab zäräy 
  zäräʾ_ṣəyon zäwdi`;

const tigrinyaFemale = `ʾabräḥät ʾalmaz ʾasmärät ʾastär bisrat bərhan bərəkti dahab dästa ʾelsa ʾəden fəyori fəren
  gänät gərgis ʾəndəḥat hiwät ʾiyärusalem kəbra kidan lätäbərhan lätä_mikaʾel läm_läm ləya märhawit 
  milena məḥrät məsgana nəgisti rahel rahəwa rəgat ruta saba sälamawit säblä_wängel säläm səmrät sənayt
  ṣəgä ṣəgäredu ṣəhay täbärəh tərhas täqwa wägahta wəzam wəyni yərgaläm yodit zayid zufan`;

export const tigrinyaNames: NameWorld = {
  name: 'tigrinya',
  known: listOf(tigrinyaMale, tigrinyaFemale),
  others: listOf(
    `ʾasfaha bäyänä ʾefrem filimon gäbrä_ʾab girmay ḥagos kahsay ləʾulsägäd märhawi mulugeta natnaʾel ʾogbay
  säməʾon tädros təlahun wäräde yared zäkaryas`,
    `ʾaläm bänyo bruktawit dəmzi ʾelen fthi gəday hanna kokob läyla märon mäbrat natsnet nazrit rigbe sennait selihom titi
  wubet yohanna`,
  ),
  build: 'patronymic',
  systems: ['usual', 'italian', 'careful'],
  heldBackSystems: ['careful'],
  romanise: romaniseTigrinya,
};

/** In Somali's own spelling: `c` is a sound of the throat, `x` a strong h, and long vowels are doubled. */
const somaliMale = `maxamed maxamuud axmed cali xasan xuseen cabdi cabdullaahi cabdiraxmaan cabdiqaadir cabdirashiid
  cabdifataax cabdikariim cabdisalaan cabdinaasir ibraahim ismaaciil yuusuf yoonis muuse ciise daa'uud saleebaan
  yacquub cumar cusmaan khaalid jaamac jibriil jirde warsame faarax guuleed geeddi xirsi xaaji liibaan
   mahad mukhtaar mustafe mursal nuur qaasim rooble saciid saalax samatar sharmaake shire taahir tahliil
  xaashi xaamud xaydar yaasiin yaxye zakariye bashiir barre bile boqor dalmar diiriye dirir elmi faysal garaad
  guhaad hanad idiris idman iimaan jeylaani keynaan koosaar mowliid nuuradiin osob raage siyaad`;

const somaliFemale = `faadumo caasha khadiija maryan saynab ruqiya sumaya aamina asli ayaan baar batuulo deeqa
  dahabo deggan ebla edna fahmo farxiya filsan fowsiya habiba halimo hamdi hibaaq hodan hoodo idil ifrax ikraan
  ilhaan iftin jamiilo kaltuun kawsar khadra ladan layla luul macaani mako maxbuuba muna naciimo
  nadiifo najmo nasteexo nasra nimco nuura qamar raxma roda rooda saafi safiya sahra samiira samsam
  shamso shukri sucaad ubax umalkhayr warda xaawo xalimo xamdi yaasmiin yurub `;

export const somaliNames: NameWorld = {
  name: 'somali',
  known: listOf(somaliMale, somaliFemale),
  others: listOf(
    `aadan abuukar cawil daauud dahir fuad gacal hilowle ismaan jabril kaahin maxamednuur nuurcadde qalinle rashiid
  sahal shariif tawane warfaa cabdinuur cabdiweli`,
    `anisa bilan canab dhudi farduus guhaad halgan iskora jawaahir kinsi lul mulki nadifa raqiya sagal shukra umul wiilo
  xafsa zamzam`,
  ),
  build: 'patronymic',
  systems: ['somali', 'english', 'italian'],
  heldBackSystems: [],
  romanise: romaniseSomali,
};
