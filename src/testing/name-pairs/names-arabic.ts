import { listOf, type NameWorld } from './name-world.ts';
import { romaniseArabic } from './romanise-arabic.ts';

/** Arabic letters as scholars write them, so that each way of romanising starts from the same sounds. */
const male = `muḥammad aḥmad maḥmūd ʿalī ḥasan ḥusayn ibrāhīm ismāʿīl yūsuf mūsā ʿīsā dāwūd sulaymān yaʿqūb
  ʿumar ʿuṯmān ḫālid walīd ǧamāl ǧamīl kamāl kamīl karīm akram amīr amīn ayman anas bilāl bassām bāsil badr
  fāris fāḍil fahd fayṣal firās ġassān ġāzī ḥamza ḥātim ḥāzim hādī hānī hišām haytam ʿādil ʿāmir ʿāṣim ʿimād
  ʿiṣām iyād luʾayy māhir māǧid malik manṣūr marwān mazin muʿāwiya muḫtār munīr muṣṭafā nabīl nādir nāṣir nizār
  nūr_al-dīn ṣalāḥ_al-dīn ʿalāʾ_al-dīn sayf_al-dīn ʿabd_al-raḥmān ʿabd_al-karīm ʿabd_al-ʿazīz ʿabd_al-qādir
  ʿabd_al-salām ʿabd_al-raḥīm ʿabd_al-nāṣir ʿabd_al-ḥamīd ʿabd_allāh qāsim quṣayy rašīd rāmī riyāḍ riḍā raʾfat
  saʿīd sāmī samīr sāmir ṣāliḥ salīm sālim ṣādiq šādī šākir šarīf ṭāriq ṭalāl ṭāhir tāmir tawfīq waḍḍāḥ wāʾil
  wisām yaḥyā yāsir yāsīn yūnus zakariyyā zayd ziyād zuhayr abū_bakr fuʾād raʾūf muʾayyad muhannad nawwāf`;

const female = `fāṭimaẗ ʿāʾišaẗ ḫadīǧaẗ maryam zaynab ruqayyaẗ sumayyaẗ āmina asmāʾ aḥlām amal amānī āya
  bušrā buṯayna danā dīma duʿāʾ faraḥ fadwā ġādaẗ ġinā ḥalīmaẗ ḥanān hālaẗ hudā hibaẗ hind ʿabīr ʿafāf iḫlāṣ
  īmān ināʿām isrāʾ ǧamīlaẗ ǧumāna kawṯar layān laylā līnā lubnā luǧayn mahā manāl marwaẗ mayʾ mayāda maysāʾ
  munā nādiya naǧwā nawāl nidāʾ nisrīn nūr nūrā rabāb raġad rāniya rašā rawān rīm rīmā rīhām rubā ruwayda sabā
  saḥar sāra salmā salwā samar samīraẗ sanāʾ sawsan šahd šaymāʾ širīn suʿād suhā ṯurayyā tahānī wafāʾ walāʾ
  wardaẗ yāsmīn yusrā zahrāʾ `;

const family = `al-aḥmad al-ḥasan al-ḥusayn al-ʿalī al-ḥalabī al-šāmī al-maṣrī al-ʿabdallāh al-ḫaṭīb al-ḥāǧǧ al-ǧāsim
  al-muḥammad al-ḫālid al-naǧǧār al-ḥaddād al-šaʿār al-zuʿbī al-rifāʿī al-saʿīd al-ṣāliḥ al-ʿumar al-yūsuf al-šayḫ
  al-sayyid al-ḥamwī al-dīrī al-baġdādī al-ǧubūrī al-dulaymī al-ʿubaydī al-šammarī al-tamīmī al-rubayʿī al-mūsawī
  al-kāẓimī al-naʿīmī al-ḥusaynī al-bayātī al-ʿanzī al-tikrītī al-qaysī al-dawsarī al-qāḍī al-ḥamdānī al-ašqar
  darwīš ḥamdān šāhīn qabbānī ʿabbās ḥaydar zaytūn ḫalīl ǧābir bakr ḥamādaẗ naṣr ʿawad barakāt šaʿbān
  ṣabbāġ ṭawīl kurdī turkmānī ʿuṯmān ǧumʿaẗ mazīd ḫiḍr ramaḍān ʿammār nāṣif qudsī masʿūd murād ṣaqr ṣābūnī`;

export const arabicNames: NameWorld = {
  name: 'arabic',
  known: listOf(male, female, family),
  others: listOf(
    `rāġib ṣafwān labīb ʿirfān nidāl ḫalīfa ġālib ʿabd_al-wahhāb ʿabd_al-ġanī badr_al-dīn šams_al-dīn mahdī ǧihād
  ʿadnān sulṭān mubārak ruʾūf ḥusām luṭfī wahīb šukrī muṭlaq ṣubḥī qays ʿaqīl suhayl`,
    `afrāḥ balqīs ḥusnā ǧawāhir intiṣār karīma nahla ʿulā raʾidaẗ sihām taġrīd ʿāṭifaẗ zulayḫa ibtisām wiǧdān
  maʾmūna ǧannaẗ rawḍaẗ šafīqaẗ ʿazīza hanāʾ badriyya`,
    `al-ʿattār al-qāsimī al-sibāʿī al-zayyāt al-ġazālī al-ḥakīm al-ʿānī al-šāfiʿī al-ḫafāǧī al-maliki al-rašīdī al-ʿāzmī
  salāmaẗ ǧundī mahāynī bayṭār ḥumsī ʿaṭiyya ṭabbāʿ nuʿmān farḥāt daqqāq šarābī`,
  ),
  /** One's own name, the father's, the grandfather's, the family's: as many as the papers happened to have. */
  build: 'patronymic-and-family',
  systems: ['english', 'loose', 'french', 'turkish', 'german'],
  heldBackSystems: ['turkish'],
  romanise: romaniseArabic,
};
