/** Whole names that a country has over and over, the most frequent first. */
export const popularNames: readonly string[] = (
  'Møllevej,Kirkevej,Skolevej,Skovvej,Strandvejen,Vestergade,Østergade,Nørregade,Søndergade,Birkevej,Lærkevej,' +
  'Engvej,Bakkevej,Industrivej,Stationsvej,Nygade,Kirkegade,Algade,Søvej,Granvej,Fyrrevej,Elmevej,Egevej,' +
  'Hovedgaden,Tværvej,Parkvej,Drosselvej,Rosenvej,Præstevænget,Solvej,Rugvænget,Bygvej,Havrevej,Lindevej,' +
  'Tjørnevej,Hybenvej,Poppelvej,Ahornvej,Nørrevej,Søndervej,Østervej,Vestervej,Strandvej,Fasanvej,Vibevej,' +
  'Solsortevej,Svalevej,Mågevej,Ternevej,Ørnevej,Falkevej,Uglevej,Ålykkevej,Toften,Nørremarken,Østermarken,' +
  'Bøgevej,Pilevej,Kastanievej,Nøddevej,Hasselvej,Lyngvej,Hedevej,Mosevej,Kærvej,Dalvej,Højvej,Markvej,' +
  'Smedegade,Torvet,Torvegade,Møllegade,Skolegade,Jernbanegade,Havnegade,Strandgade,Skovgade,Parkalle,' +
  'Ringvejen,Violvej,Tulipanvej,Liljevej,Anemonevej,Kløvervej,Syrenvej,Jasminvej,Nørre Alle,Vester Alle,' +
  'Gammel Kirkevej,Gl. Skolevej,Gammel Landevej,Ny Kirkevej,Nørre Kirkevej,Sankt Jørgens Vej,H.C. Andersens Vej,' +
  'Kong Christians Vej,Dronning Margrethes Vej,Frederiksgade,Christiansgade,Valdemarsgade,Absalonsvej,' +
  'Teglværksvej,Mejerivej,Præstegårdsvej,Degnevænget,Smedevej,Bødkervej,Vævervej,Håndværkervej,Fabriksvej,' +
  'Energivej,Erhvervsvej,Rådhuspladsen,Havnevej,Fjordvej,Åvej,Bækvej,Kildevej,Damvej,Stenvej,Sandvej,Grusvej'
).split(',');

export const moreFirstParts = (
  'Abild,Agern,Ask,Astrup,Bavne,Bispe,Bjørne,Blåbær,Bregne,Brænd,Bråd,Buske,Bøge,Dam,Dråbe,Due,Dybe,Dyre,' +
  'Eng,Enebær,Erte,Falke,Fasan,Fiske,Flint,Forår,Frede,Frø,Fyr,Færge,Gadekær,Glente,Grev,Grib,Grønne,Gråbrødre,' +
  'Gylden,Gåse,Hanne,Havre,Hegns,Heste,Hindbær,Hule,Hvede,Hvid,Hylde,Høg,Høj,Høst,Ingers,Jagt,Jern,Jord,Kalk,' +
  'Kant,Kastanie,Katte,Kirse,Klit,Knud,Kob,Kongs,Kors,Krage,Krat,Kvist,Lade,Lang,Lav,Linde,Lille,Lod,Løg,Løv,' +
  'Malme,Mejse,Mirabel,Munke,Mus,Myre,Mågø,Nattergale,Nord,Nød,Odder,Oks,Olde,Over,Padde,Palme,Perle,Pors,' +
  'Præste,Pæon,Ramme,Rav,Rose,Rude,Røn,Rørdrum,Sande,Sel,Siv,Skade,Skarv,Skov,Skrå,Slå,Snebær,Spurve,Stær,Sten,' +
  'Stok,Stor,Storke,Svale,Svane,Syd,Syren,Sæl,Sønder,Tang,Tegl,Terne,Tofte,Tors,Tran,Trane,Træ,Tved,Tyttebær,' +
  'Ulve,Val,Ved,Vej,Vester,Vibe,Vider,Vild,Viol,Vold,Våge,Æble,Ærte,Ødis,Øster,Åbo,Ål,Ås,Porse,Hyrde'
).split(',');

export const moreMiddleParts = (
  'hus,bo,by,borg,bro,vig,strup,sted,lev,ager,mose,sø,kær,hede,hule,løkke,rende,kild,bakke,banke,minde,lyst,' +
  'dam,hegn,kobbel,tang,klit,rum,torp,vad,sig,stub,træ,knold'
).split(',');

/** Endings of a name, the frequent ones often; `s Vej` is a genitive. */
export const endings: readonly string[] = (
  'vej,vej,vej,vej,vej,vej,vej,vej,vej,vej,gade,gade,gade,alle,allé,allé,stræde,vænget,vænget,vænge,parken,' +
  'parken,stien,sti,bakken,svinget,torv,haven,haven,ager,toften,marken,krogen,kæret,lunden,skrænten,dalen,' +
  'vangen,vang,kilden,bjerget,højen,skellet,svejen,vejen,s Vej,s Plads,s Allé,s Kvarter,s Have, Boulevard, Mark,' +
  ' Skovvej, Strandvej, Byvej, Hovedgade, Kirkevej, Landevej, Møllevej, Plads, Torv, Vænge, Have, Engvej, Hede'
).split(',');

export const morePeople = (
  'Andersen,Jensen,Nielsen,Hansen,Pedersen,Rasmussen,Poulsen,Lauritzen,Grundtvig,Thorvald,Ørsted,Blicher,' +
  'Kierke,Rosenørn,Friis-Mikkel,Bang-Hansen,Krogh-Madsen,Bülow,Grüner,André,Linné,Aagaard,Skovgaard,Nørgaard,' +
  'Ågård,Sørine,Karen,Maren,Kirstine,Oluf,Knud,Rasmus,Niels,Peder,Esben,Asger,Gudrun,Ingeborg,Thyra,Sigrid,' +
  'Holger,Absalon,Valdemar,Erik,Svend,Rolf,Vilhelm,Ludvig,Emil,Sofie,Amalie,Charlotte,Elisabeth,Anna,Marie,' +
  'Jørgen,Hjalmar,Agnete,Kjeld,Palle,Villads,Troels,Bertel,Ejnar,Aksel,Viggo,Johanne,Lauge,Mogens'
).split(',');

export const moreInitials = ['I.C.', 'P.', 'L.A.', 'Chr.', 'Fr.', 'M.P.', 'C.F.', 'O.', 'J.C.', 'K.', 'S.A.'];

export const moreTitles = (
  'Kong,Dronning,Prins,Prinsesse,Grev,Biskop,Professor,Admiral,General,Direktør,Ingeniør,Gårdejer,Smed,' +
  'Sognefoged,Overlærer,Kammerherre,Jomfru,Præst,Sankt,Skt.,Sct.,Dr.,Borgm.'
).split(',');

export const moreMonths = ['Januar', 'Maj', 'Juni', 'Juli', 'August', 'September', 'December'];

/** Beginnings and endings of made-up villages and towns: `Hornslev`, `Tverholt`. */
export const placeStems = (
  'Aver,Bav,Bjer,Blær,Brand,Dalt,Drøs,Elts,Fans,Fjels,Gam,Gers,Gram,Grøn,Gun,Hals,Harn,Hejls,Horns,Hvil,Hør,Jers,' +
  'Kelds,Klej,Knab,Kolt,Krog,Kvis,Lejr,Lind,Lun,Løv,Mads,Mesing,Mun,Mår,Nim,Nors,Nøt,Ods,Ove,Ped,Ras,Rejs,Ring,' +
  'Rov,Rys,Sal,Sejs,Skal,Skjern,Snej,Sten,Svin,Sæd,Sør,Tar,Tjær,Tors,Tver,Tyr,Ug,Uls,Vams,Vej,Vers,Vind,Vor,Vår,' +
  'Æl,Øls,Øs,Ål,Års'
).split(',');
export const placeEndings = (
  'lev,sted,strup,by,holt,lund,rup,bæk,borg,bjerg,drup,gård,hede,høj,inge,kær,løse,mark,næs,rød,sø,tofte,torp,' +
  'ved,vig,ø,å,skov,dal,um'
).split(',');
