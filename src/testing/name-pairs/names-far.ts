import { pickAttested } from './attested.ts';
import { listOf, type NameWorld } from './name-world.ts';
import { spellLatin } from './spell-latin.ts';

const vietnameseMale = `hùng dũng tuấn minh quang đức thắng long hải sơn nam phong khánh bảo_long gia_huy quốc_anh
  tuấn_anh minh_khôi thành_công đăng_khoa trung_kiên hoàng_nam xuân_trường ngọc_sơn hữu_phước`;
const vietnameseFemale = `lan hoa hương thảo linh trang phương thúy thủy nga yến bích_ngọc kim_chi thu_hà mai_anh
  ngọc_ánh thanh_hằng phương_thảo minh_châu bảo_ngọc khánh_linh diễm_quỳnh hồng_nhung thùy_dung`;
const vietnameseFamily = `nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai
  lưu tạ châu tô cao vương`;

export const vietnameseNames: NameWorld = {
  name: 'vietnamese',
  known: listOf(vietnameseMale, vietnameseFemale, vietnameseFamily),
  others: listOf(
    `bình cường đạt giang hậu khải lâm nghĩa phúc quân tài thịnh việt anh_dũng đức_anh ngọc_hải`,
    `bích cúc dung hiền hạnh hòa ly nhung phượng tuyết vy xuân cẩm_tú ngọc_lan thanh_thảo`,
    `âu đào hà kiều la mạc nghiêm ông phùng quách thái tôn từ`,
  ),
  build: 'family-first',
  systems: ['as-written', 'bare'],
  heldBackSystems: [],
  romanise: spellLatin,
};

/** The spellings that one Thai name is met in, the Royal Institute's first. */
const thaiMale = `somchai/somchay anan/anun aphichat/apichat chaiwat/chaiyawat arthit/atit banthit/bundit
  bunsong/boonsong chatchai/chadchai kiattisak/kiatisak kittiphong/kittipong manop/manob narong naruephon/naruepon
  niphon/nipon nopphadon/noppadon phaibun/paiboon phichai/pichai phithak/pitak phonthep/porntep prasoet/prasert
  prayut/prayuth sakda somphong/sompong somsak suchat/suchart surachai suriya/suriyah thaksin/taksin thanakon/tanakorn
  thawatchai/tawatchai udom watthana/wattana wichai/vichai wirat/virat winai/vinai yongyut/yongyuth`;
const thaiFemale = `anchali/anchalee aphinya/apinya arunni/arunee benchamat/benjamas busaba/boosaba chanthana/jantana
  chiraphon/jiraporn duangchai/duangjai kanchana/kanjana kanya kulap/kularb lamai malai malini/malinee mali/malee
  naruemon nittaya/nitaya nonglak/nongluck orathai/oratai phannipha/pannipa phatthra/pattra phenphak/penpak
  phonthip/porntip rattana/ratana rungnapha/rungnapa saowalak/saowaluk siriphon/siriporn somying/somjing sudarat/sudarath
  sunisa/sunissa suphaphon/supaporn thitima/titima wanna/vanna wilai/vilai wiphawan/wipawan yaowalak/yaowaluk`;
const thaiFamily = `bunmi/boonmee bunrueang/boonruang chaiyo charoensuk/jaroensuk inthara/intara kaeo/kaew
  khamphaeng/kampaeng klahan/klaharn kongkaeo/kongkaew phetcharat/petcharat phimsan/pimsan phromma/promma
  rattanakun/rattanakul sae_tang/saetang saelim/sae_lim saengthong/saengtong sisuk/srisuk suksawat/sooksawat
  suwan/suvan suwannarat/suvannarat thongchai/tongchai thongdi/tongdee wongsa/vongsa wongsawat/vongsawat
  yodkaeo/yodkaew prasoetsuk/prasertsuk phongphan/pongpan kaeosi/kaewsri`;

export const thaiNames: NameWorld = {
  name: 'thai',
  known: listOf(thaiMale, thaiFemale, thaiFamily),
  others: listOf(
    `adisorn/adison chalerm/chaloem direk/direck kamon/kamol kasem manit nirut/niruth pracha prawit/prawith
  rangsan/rungson sanit sawat/sawas somkiat somkid/somkit thana/tana wanchai/vanchai`,
    `amphon/amporn buppha/buppa chutima daranee/darani jintana/chintana kesinee/kesini nattaya/nataya noi
  patcharee/phatchari prapha/prapa ratchanee/ratchani sirikit/sirikid somsri/somsi yupin`,
    `bunyarat/boonyarat chanthra/jantra intharat/intarat jaidee/chaidi kamonrat/kamolrat
  mongkhon/mongkol panya phromphan/prompan srisai/sisai wichian/vichien`,
  ),
  build: 'given-and-family',
  systems: ['attested'],
  heldBackSystems: [],
  romanise: pickAttested,
};

/** As written in English-speaking offices, and in French-speaking ones. */
const congoMale = `amani baraka bahati bisimwa/bissimwa byamungu/biamungu chance dieudonné espoir faustin gloire ilunga/ilounga
  innocent jean_bosco jean_claude jean_pierre kabongo kalonji kambale kasereka katumba/katoumba kazadi
  mugisha/mougisha mukendi/moukendi mulumba/moulumba mumbere murhula mutombo/moutombo mwamba/muamba ndayisenga
  ngandu/ngandou nkunda/nkounda nshimirimana nzabonimpa patient pascal rukundo/roukoundo safari samweli shukuru/shoukourou
  tshibangu/chibangu tshiamala/chiamala uwizeye/ouwizeye yohana zawadi`;
const congoFemale = `aline apoline béatrice bora chantal claudine esther/ester espérance faïda/faida furaha/fouraha
  francine furaha_amina grâce/grace joséphine kavira kavugho marie_claire marie_louise mapenzi masika mwadi/muadi mbuyi
  mukamana/moukamana mutesi/moutesi mwajuma/muajuma nabintu/nabintou neema ngalula/ngaloula nsimire nyota
  odette riziki salima siwema solange tumaini/toumaini tshala/chala uwimana/ouwimana vumilia/voumilia zainabu/zaïnabou`;
const congoFamily = `bagalwa balume/baloume bashige bisimwa/bissimwa buhendwa/bouhendoua bulambo/boulambo cirhuza cubaka
  kabamba kabila kahindo kalala kanyere kapinga kasongo kitenge luboya/louboya lukusa/loukousa lumumba/loumoumba
  mbayo muhindo/mouhindo mukwege/moukwege mulamba/moulamba mushagalusa/moushagalousa musoni mutamba/moutamba mwilambwe/muilambue
  ndala ngoy/ngoie nkongolo nkulu/nkoulou nyembo paluku/palukou ruhumuriza/rouhoumouriza shabani sikuli/sikouli
  tshisekedi/chisekedi tshombe/chombe wabenga yamba zihindula/zihindoula`;

/** Kept back whole: nothing of the folding was tried on it. */
export const congoleseNames: NameWorld = {
  name: 'congolese',
  known: listOf(congoMale, congoFemale, congoFamily),
  others: listOf(congoMale, congoFemale, congoFamily),
  build: 'given-and-two-families',
  systems: ['attested'],
  heldBackSystems: [],
  romanise: pickAttested,
  heldBack: true,
};
