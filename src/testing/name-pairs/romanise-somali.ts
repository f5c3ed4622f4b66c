import type { Chance } from './chance.ts';

/** The other sounds are written as in English. */
const attested: Readonly<Record<string, readonly string[]>> = {
  maxamed: ['Mohamed', 'Mohammed', 'Muhamed', 'Mohamad'],
  maxamuud: ['Mohamud', 'Mohamoud', 'Mahamud', 'Mahmoud'],
  cusmaan: ['Osman', 'Osmaan', 'Othman'],
  cumar: ['Omar', 'Umar', 'Omer'],
  faadumo: ['Fadumo', 'Fadumo', 'Faduma'],
  ciise: ['Isse', 'Issa', 'Eise'],
  xuseen: ['Hussein', 'Hussen', 'Husein'],
};

export function romaniseSomali(name: string, system: string, chance: Chance): string {
  if (system === 'somali') return capital(chance.is(0.7) ? name : name.replace(/([aeiou])\1/g, '$1'));
  const known = attested[name];
  if (known !== undefined && chance.is(0.8)) return chance.pick(known);
  const italian = system === 'italian';
  const written = name
    .replace(/^c(?=[aeiou])/, '')
    .replace(/c$/, chance.pick(['', 'a', '']))
    .replace(/c/g, '')
    .replace(/^x/, 'h')
    .replace(/x/g, 'h')
    .replace(/aa/g, 'a')
    .replace(/ee/g, chance.pick(['e', 'ee']))
    .replace(/ii/g, chance.pick(['i', 'ii', 'ee']))
    .replace(/oo/g, chance.pick(['o', 'oo']))
    .replace(/uu/g, chance.pick(['u', 'uu', 'ou']))
    .replace(/q/g, italian ? 'g' : chance.pick(['q', 'k', 'q']))
    .replace(/j/g, italian ? 'g' : 'j')
    .replace(/sh/g, italian ? 'sci' : 'sh')
    .replace(/'/g, '');
  return capital(written);
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
