import { listOf, type NameWorld } from './name-world.ts';
import { spellLatin } from './spell-latin.ts';

const turkishMale = `ahmet ali mehmet mustafa hüseyin hasan ibrahim ismail osman yusuf ömer murat ramazan halil süleyman
  abdullah mahmut recep salih fatih kadir emre hakan hüsnü orhan serkan volkan uğur çağlar çetin doğan ertuğrul
  gökhan ilker kaan levent metin nurettin özgür rıza sinan şahin şükrü tayfun tuğrul ümit yaşar yılmaz zeki burak
  barış cem cemal cengiz deniz engin erdal ferhat güven ışık kemal mert onur selçuk tolga turgut veysel`;
const turkishFemale = `ayşe fatma emine hatice zeynep elif meryem şerife zehra sultan hanife hacer havva özlem yasemin
  gülşen gülsüm aysel ayten çiğdem derya dilek ebru esra fadime filiz gamze gizem gönül gül hülya ilknur
  kübra leyla melek nalan nazlı nermin nurcan öznur pınar rabia reyhan saliha seda sevgi sibel songül şeyma tuğba
  tülay ümmühan yıldız yeşim zübeyde büşra çağla damla ece funda`;
const turkishFamily = `yılmaz kaya demir şahin çelik yıldız yıldırım öztürk aydın özdemir arslan doğan kılıç çetin
  kara koç kurt özkan şimşek polat korkmaz çakır erdoğan yavuz can acar güneş şen güler bozkurt aktaş keskin
  güngör özer turan bulut yüksel avcı karataş tekin işık kaplan uçar altun çoban ateş gök duman tunç bayram
  özcan kocabaş gündüz sarı toprak ünal yalçın tuncer karaca`;

export const turkishNames: NameWorld = {
  name: 'turkish',
  known: listOf(turkishMale, turkishFemale, turkishFamily),
  others: listOf(
    `alperen bekir coşkun davut eyüp faruk gürkan hamza ihsan kadri muharrem nihat oğuz rüştü
  tahsin uğurcan yücel`,
    `aslıhan bahar canan didem fidan gülay hümeyra ipek jale kadriye lale müge nuray oya rukiye sevda şule
  türkan zühal`,
    `akın başaran ceylan dağ ekinci gürbüz işler karakuş küçük özbek sağlam soylu şeker taş uysal yazıcı
  zengin`,
  ),
  build: 'given-and-family',
  systems: ['as-written', 'bare', 'spelt-out'],
  heldBackSystems: [],
  romanise: spellLatin,
};

const kurdishMale = `azad baran berzan botan ciwan dilêr dilovan ferhad hêmin hêvar hogir jiyan kawa mazlûm mîran
  newroz rêbaz rêber rêzan rizgar serhad serdar sîpan şêrko şivan şoreş welat xebat zagros ziryan zinar aram`;
const kurdishFemale = `avîn bêrîvan berfîn çinar delal dilnaz evîn gulîstan havîn hêlîn hêvî jîn kejal leyla lorîn nalîn
  narîn nesrîn nûjîn perwîn rojîn rojda ronahî rûken sosin şîlan şîrîn xezal xwendkar zelal zîlan zozan`;
const kurdishFamily = `abdî baravî bedirxan berwarî çelebî dêrikî dihokî êzdî goran hesen hisên îsa kobanî mehmûd mûsa
  omer osê reşo remo silêman şêxo şexmûs temo xelîl xelef zaxoyî silo hemo`;

/** Kept back whole: nothing of the folding was tried on it. */
export const kurdishNames: NameWorld = {
  name: 'kurdish',
  known: listOf(kurdishMale, kurdishFemale, kurdishFamily),
  others: listOf(kurdishMale, kurdishFemale, kurdishFamily),
  build: 'given-and-family',
  systems: ['as-written', 'bare', 'english'],
  heldBackSystems: [],
  romanise: spellLatin,
  heldBack: true,
};

const danishMale = `anders andré bjørn børge carl christian claus erik frederik gustav hans henrik henning jakob jens
  jørgen johannes kaj karsten kasper kjeld kristoffer lars laurits mads magnus martin mikkel morten niels ole
  oskar palle peder per poul rasmus rené steen søren thomas thorbjørn torben troels uffe victor villy åge øyvind`;
const danishFemale = `agnes anna_marie anne_mette anne_sofie åse astrid birgitte bodil cecilie charlotte dorthe ebba elin
  ellen emma eva_maria freja gerda grete gry hanne_lise helle ida ingeborg inger_marie jytte karen_margrethe karin
  kirsten kristine lene lis_beth lone mai_britt margrethe mathilde mette_marie naja pernille pia_maria rikke
  sidsel signe sofie søs tove trine ulla vibeke yrsa zoé åshild ane_kathrine`;
const danishFamily = `jensen nielsen hansen pedersen andersen christensen larsen sørensen rasmussen jørgensen petersen
  madsen olsen thomsen christiansen poulsen johansen møller mortensen knudsen jakobsen 
  mikkelsen olesen frederiksen laursen henriksen lund holm schmidt eriksen simonsen clausen svendsen
  andreasen iversen østergaard jeppesen vestergaard nissen lauridsen kjær jespersen mogensen nørgaard jepsen
  frandsen søndergaard jessen carlsen bach bøgh skovgård ågård bjerregård dybdahl fæster`;

export const danishNames: NameWorld = {
  name: 'danish',
  known: listOf(danishMale, danishFemale, danishFamily),
  others: listOf(
    `adam bent dennis ejner flemming gunnar hjalmar ivan jesper knud leif mogens nikolaj otto preben rune sigurd
  tage verner`,
    `asta britt dagny else_marie fie gudrun hedvig inge_lise jane karla laila maja ninna othilia ragnhild sanne thea
  ulrikke viola`,
    `abildgaard bagger bruun dahl friis gregersen hedegaard juhl kjærgaard lykke munk nygaard overgaard påske ravn
  schou toft vinther ørum`,
  ),
  build: 'given-and-two-families',
  systems: ['as-written', 'bare', 'spelt-out'],
  heldBackSystems: [],
  romanise: spellLatin,
};

const polishMale = `andrzej bartłomiej błażej bogusław czesław dariusz grzegorz jarosław józef kazimierz krzysztof łukasz
  maciej mateusz michał paweł piotr przemysław radosław stanisław tomasz wacław wiesław władysław wojciech zbigniew`;
const polishFemale = `agnieszka aleksandra bożena dorota elżbieta ewa grażyna halina iwona jadwiga joanna katarzyna
  krystyna łucja małgorzata magdalena marzena monika patrycja stanisława urszula wanda wiesława zofia żaneta`;
const polishFamily = `nowak kowalski wiśniewska wójcik kowalczyk kamińska lewandowski zieliński szymańska woźniak
  dąbrowski kozłowski jankowska mazur krawczyk piotrowski grabowska pawłowski michalska król wieczorek jabłońska
  wróbel dudek adamczyk nowicka sikora ostrowski baran duda szewczyk pietrzak marciniak wróblewska zalewski`;

export const polishNames: NameWorld = {
  name: 'polish',
  known: listOf(polishMale, polishFemale, polishFamily),
  others: listOf(
    `adam bronisław edward franciszek henryk ignacy jacek konrad leszek marek norbert ryszard sławomir tadeusz
  waldemar zdzisław`,
    `barbara celina danuta edyta felicja genowefa izabela jolanta kinga ludmiła mirosława natalia olga renata sylwia
  teresa zuzanna`,
    `błaszczyk cieślak czarnecka domański gajewski górski jasiński kaczmarek krupa lis malinowski olszewski pawlak
  rutkowska sadowski tomaszewska włodarczyk zając`,
  ),
  build: 'given-and-family',
  systems: ['as-written', 'bare'],
  heldBackSystems: [],
  romanise: spellLatin,
};
