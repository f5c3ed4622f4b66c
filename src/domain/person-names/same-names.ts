/**
 * Spellings of one name that no rule of sound brings together. Each line is one name; words are folded first,
 * so that marks and capital letters do not matter here.
 */
const groups = `
  mohamed maxamed mahamed
  mahmoud maxamuud mohamud mohamoud maxamud mahamud mahamoud
  ahmed axmed
  hassan xasan
  hussein xuseen xusen husseen hussen huseen husen
  ali cali caali
  abdi cabdi
  omar cumar umar omer
  osman cusmaan cusman usman othman uthman outhman outman otman utman
  aisha caasha casha ascia asha caisha aicha ayesha ayse
  issa ciise cise eise isse eisse essa eissa aissa isa
  jama jaamac jamac
  said saciid sacid saeed saied sayid
  naima naciimo nacimo naimo naiimo naeemo naeema
  nimo nimco
  sheikh shaikh sheykh shaykh cheikh scheich schaich sheik chaikh cheykh
  suad sucaad sucad souad soad
  yusuf yousef youssef yousif yusef yosef yousuf yusif jusuf josef iousef yoosuf youssouf yussuf
  abdullah abdullahi cabdullaahi cabdullahi abdillahi
  fatima fatma faadumo fadumo faduma fadima fatime fatemeh fateme
  yaqub yacquub yacqub yacub yakub jakub yaqoob yaqoub yaghoub yaghub jaghub jaqub yagub yacoub jacoub yakoub
  khadija khadijah khadije khadijeh khadidja khadidjah khadiedja khadeeja khadeejah khadeeje khadeejeh khadiija
  khadiedjah chadidja chadija chadije chadidscha chadidschah chadiedsche khadiga khadiiga khadeega kadija kadidja kadiatou hadija hatice
  reza rida reda ridha redha riza
  ibrahim ibraheem ebrahim brahim ibrahiem
  ismail ismael smail esmail ismaeel ismacil ismaaciil
  halima xaliimo xalimo
  oleksandr aleksandr alexander olexandr alexandr oleksander
  oleksandra aleksandra alexandra olexandra
  oleksii aleksei alexei alexey aleksey oleksiy olexiy olexii
  olena elena helena alena olenka
  hanna anna ganna
  yevhen evgeny yevgeny evgenii yevgen ievgen evhen eugene
  yevheniia evgenia yevgenia evgeniya ievgeniia
  mykola nikolai nikolay nicolai nykola
  volodymyr vladimir wladimir
  dmytro dmitry dmitri dmitriy dmitrii
  serhii sergei sergey
  mykhailo mikhail mychajlo michail
  pavlo pavel pawel
  petro pyotr petr piotr
  kateryna ekaterina yekaterina katerina
  tetiana tatiana tatyana tetyana
  nataliia natalia natalya
  iryna irina
  kseniia xenia ksenia oksenia
`;

const first = new Map<string, string>();
for (const line of groups.trim().split('\n')) {
  const names = line.trim().split(' ');
  for (const name of names) if (!first.has(name)) first.set(name, names[0] ?? name);
}

/** The spelling that stands for all of this name's; the word itself where it has none. */
export const usualSpelling = (word: string): string => first.get(word) ?? word;
