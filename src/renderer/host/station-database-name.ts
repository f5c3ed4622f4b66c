import type { Audience } from '../../contract/wire-values.ts';

/** Practice and production never share a database. */
export const stationDatabaseName = (audience: Audience): string => `bopael-station-${audience}`;
