import type { DarPlace } from '../dar-places.ts';
import { type DarTables, packRoadCodes } from './dar-tables.ts';

/** The roads, post districts and supplerende bynavne of the tables that are in force. */
export function tellDarPlaces({ roads, parts, postcodes, localities }: DarTables): readonly DarPlace[] {
  const codesOf = new Map<number, number[]>();
  for (let part = 0; part < parts.ids.size; part += 1) {
    if (parts.stateOf(part) !== 'open') continue;
    const road = parts.road.get(part);
    const codes = codesOf.get(road) ?? [];
    codes.push(packRoadCodes(parts.kommune.get(part), parts.code.get(part)));
    codesOf.set(road, codes);
  }
  const places: DarPlace[] = [];
  for (let road = 0; road < roads.ids.size; road += 1) {
    if (roads.stateOf(road) !== 'open') continue;
    const [id, name = ''] = [roads.ids.at(road), roads.names[road]];
    for (const code of codesOf.get(road) ?? [0]) places.push({ kind: 'road', id, code, name });
  }
  for (let district = 0; district < postcodes.ids.size; district += 1)
    if (postcodes.stateOf(district) === 'open')
      places.push({
        kind: 'post-district',
        id: postcodes.ids.at(district),
        code: postcodes.codes.get(district),
        name: postcodes.names[district] ?? '',
      });
  for (let locality = 0; locality < localities.ids.size; locality += 1)
    if (localities.stateOf(locality) === 'open')
      places.push({
        kind: 'locality',
        id: localities.ids.at(locality),
        code: 0,
        name: localities.names[locality] ?? '',
      });
  return places;
}
