import { createRegisterImport } from './formats/import-register.ts';
import { openRegister, type RegisterData } from './register-data.ts';

export interface FixtureAddress {
  readonly street: string;
  readonly number: string;
  readonly unit?: string;
  readonly locality?: string;
  readonly town?: string;
  readonly kommune?: string;
  readonly streetCode?: string;
}

const columns = 'id;kommunekode;vejkode;vejnavn;husnr;etage;dør;supplerendebynavn;postnr;postnrnavn';

/** A register file with these addresses; ids count from 1. `unit` is floor and door: `st tv`. */
export function registerCsv(addresses: readonly FixtureAddress[]): string {
  const codes = new Map<string, string>();
  const rows = addresses.map(
    ({ street, number, unit = '', locality = '', town = '6000 Kolding', ...rest }, index) => {
      const kommune = rest.kommune ?? '0621';
      const place = `${street} ${kommune} ${locality} ${town}`;
      const code = rest.streetCode ?? codes.get(place) ?? String(codes.size + 1).padStart(4, '0');
      codes.set(place, code);
      const [floor = '', door = ''] = unit.split(' ');
      const id = `${String(index + 1).padStart(8, '0')}-0b0e-4ade-a000-0000fa7e0001`;
      const [postcode = '', ...district] = town.split(' ');
      return [id, kommune, code, street, number, floor, door, locality, postcode, district.join(' ')].join(
        ';',
      );
    },
  );
  return [columns, ...rows, ''].join('\n');
}

/** The bytes of a register file with these addresses. */
export function registerBytes(
  addresses: readonly FixtureAddress[],
  about?: { readonly name: string; readonly date: string },
): Uint8Array<ArrayBuffer> {
  const register = createRegisterImport({ moment: 0, ...(about === undefined ? {} : { about }) });
  const file = register.file('fixture.csv');
  file.push(registerCsv(addresses));
  file.end();
  const imported = register.finish();
  if (!imported.ok) throw new Error(`The fixture is no register: ${imported.error.kind}`);
  return new Uint8Array(imported.value.pack);
}

export function openFixture(addresses: readonly FixtureAddress[]): RegisterData {
  const opened = openRegister(registerBytes(addresses).buffer);
  if (!opened.ok) throw new Error('The fixture does not open');
  return opened.value;
}
