import { createChance, createUuids } from './specimen-rows.fixture.ts';
import type { DarEntities } from './writers.fixture.ts';

type Entity = Record<string, unknown>;
type Entities = Record<string, Entity[]>;

/** Moment of the changes; before that all is as it was. */
export const later = '2026-10-01T08:00:00.000000+00:00';

/** What a delta tells of changed objects: the version that was, closed, and the one that counts. */
export function versionsOf(was: Entity | undefined, is: Entity): Entity[] {
  const now = { ...is, registreringFra: later, virkningFra: later };
  return was === undefined ? [now] : [{ ...was, registreringTil: later }, now];
}

export interface DarChanges {
  /** What a total tells afterwards. */
  readonly after: Entities;
  readonly delta: Entities;
}

/** One to four changes of the kinds that DAR has; `livedIn` are ids of house numbers with addresses in force. */
export function makeDarChanges(before: DarEntities, livedIn: readonly string[], seed: number): DarChanges {
  const chance = createChance(seed);
  const newId = createUuids(chance);
  const after = JSON.parse(JSON.stringify(before)) as Entities;
  const delta: Entities = {};
  const pick = (list: string): Entity => {
    const entities = after[list] ?? [];
    return entities[Math.floor(chance() * entities.length)] ?? {};
  };
  const tell = (list: string, entity: Entity): void => {
    const was = before[list]?.find((other) => other['id_lokalId'] === entity['id_lokalId']);
    const others = (delta[list] ?? []).filter((other) => other['id_lokalId'] !== entity['id_lokalId']);
    delta[list] = [...others, ...versionsOf(was, entity)];
  };
  const change = (list: string, fields: Entity, entity = pick(list)): void => {
    Object.assign(entity, fields);
    tell(list, entity);
  };
  const add = (list: string, entity: Entity): void => {
    after[list]?.push(entity);
    tell(list, entity);
  };
  const changes: readonly (() => void)[] = [
    () => change('NavngivenVejList', { vejnavn: `Nyvej ${seed}` }),
    () => change('PostnummerList', { navn: 'Nyby' }),
    () => change('SupplerendeBynavnList', { navn: 'Nylund' }),
    () => change('HusnummerList', { husnummertekst: '99B' }),
    () => change('HusnummerList', { supplerendeBynavn: null }),
    () => change('HusnummerList', { postnummer: pick('PostnummerList')['id_lokalId'] }),
    () => {
      const open = (after['AdresseList'] ?? []).filter(({ status }) => status === '3');
      change('AdresseList', { etagebetegnelse: '3', dørbetegnelse: 'th' }, open[seed % open.length]);
    },
    () => change('AdresseList', { status: '4' }),
    () => {
      // A house without open addresses is in no register.
      const house = livedIn[seed % livedIn.length];
      add('AdresseList', { ...pick('AdresseList'), status: '3', id_lokalId: newId(), husnummer: house });
    },
    () => {
      const house = { ...pick('HusnummerList'), id_lokalId: newId(), husnummertekst: '77' };
      add('HusnummerList', house);
      const address = { ...pick('AdresseList'), status: '3', id_lokalId: newId() };
      add('AdresseList', { ...address, husnummer: house.id_lokalId });
    },
    () => {
      const [road, part] = [pick('NavngivenVejList'), pick('NavngivenVejKommunedelList')];
      const newRoad = { ...road, id_lokalId: newId(), vejnavn: `Anlagtvej ${seed}` };
      add('NavngivenVejList', newRoad);
      // Nobody lives there yet, and it may have no code.
      if (seed % 3 === 0) return;
      const newPart = { ...part, id_lokalId: newId(), navngivenVej: newRoad.id_lokalId, vejkode: '0998' };
      add('NavngivenVejKommunedelList', newPart);
    },
    () => {
      const [locality, district] = [pick('SupplerendeBynavnList'), pick('PostnummerList')];
      add('SupplerendeBynavnList', { ...locality, id_lokalId: newId(), navn: `Udflytterby ${seed}` });
      add('PostnummerList', { ...district, id_lokalId: newId(), postnr: '0997', navn: 'Nyborg' });
    },
    () => {
      // What nobody lives in any more is closed.
      const locality = pick('SupplerendeBynavnList');
      for (const house of after['HusnummerList'] ?? [])
        if (house['supplerendeBynavn'] === locality['id_lokalId'])
          change('HusnummerList', { supplerendeBynavn: null }, house);
      change('SupplerendeBynavnList', { status: '4' }, locality);
    },
    () => {
      // A road gets a second code in its kommune.
      const part = pick('NavngivenVejKommunedelList');
      add('NavngivenVejKommunedelList', { ...part, id_lokalId: newId(), vejkode: '0996' });
    },
    () => {
      // A part goes over to a road of its own, with all houses.
      const part = pick('NavngivenVejKommunedelList');
      const road = { ...pick('NavngivenVejList'), id_lokalId: newId(), vejnavn: `Udskiltvej ${seed}` };
      add('NavngivenVejList', road);
      const codes = `${String(part['kommune'])}-${String(part['vejkode'])}`;
      for (const house of after['HusnummerList'] ?? [])
        if (house['navngivenVej'] === part['navngivenVej'] && house['vejmidte'] === codes)
          change('HusnummerList', { navngivenVej: road.id_lokalId }, house);
      change('NavngivenVejKommunedelList', { navngivenVej: road.id_lokalId }, part);
    },
    () => {
      const part = pick('NavngivenVejKommunedelList');
      change('NavngivenVejKommunedelList', { vejkode: '0999' }, part);
      for (const house of after['HusnummerList'] ?? [])
        if (
          house['navngivenVej'] === part['navngivenVej'] &&
          String(house['vejmidte']).startsWith(String(part['kommune']))
        )
          change('HusnummerList', { vejmidte: `${String(part['kommune'])}-0999` }, house);
    },
  ];
  const count = 1 + Math.floor(chance() * 4);
  for (let turn = 0; turn < count; turn += 1) changes[Math.floor(chance() * changes.length)]?.();
  return { after, delta };
}
