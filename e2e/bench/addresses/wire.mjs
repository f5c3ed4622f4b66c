import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compress = promisify(brotliCompress);
const brotli = async (bytes) =>
  (
    await compress(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    })
  ).length;

const packAsServed = promisify(gzip);

/** The ids that a register keeps where it was built of DAR's own files: of every street, post district and locality. */
function placesOf({ columns, names, districts, localities }) {
  const newId = () => [...new Uint32Array(Uint8Array.from(randomBytes(16)).buffer)];
  const streets = Array.from(columns.streetName, (name, street) => ({
    kind: 'road',
    id: newId(),
    code: columns.streetKommune[street] * 10_000 + columns.streetCode[street],
    name: names.get(name),
  }));
  const textsOf = (kind, table, codes) =>
    Array.from({ length: table.size }, (_, at) => ({
      kind,
      id: newId(),
      code: codes?.[at] ?? 0,
      name: table.get(at),
    }));
  return [
    ...streets,
    ...textsOf('post-district', districts, columns.postcode),
    ...textsOf('locality', localities),
  ];
}

/** What the file takes on its way to a station, as the server packs it, and compressed more slowly without its ids. */
export async function measureWire(room, pack, data, judge) {
  const { file } = data;
  const partOf = (name) => {
    const part = file.part(`rows/${name}`);
    return part.read(0, part.size);
  };
  const whole = (await packAsServed(room.leaveOutIndexes(new Uint8Array(pack)))).length;
  const ids = await brotli(Buffer.concat(['unitIds', 'houseIds'].map(partOf)));
  const without = await brotli(partOf('pack'));
  const places = (await packAsServed(Buffer.from(room.writeDarPlaces(placesOf(data)).buffer))).length;
  judge.atMost('download with ids, as served', whole / 1e6, 45, 'MB');
  judge.atMost('the same from DAR, with ids of roads', (whole + places) / 1e6, 45, 'MB');
  judge.atMost('download without ids, brotli', without / 1e6, 8, 'MB');
  return { whole, ids, without, places };
}
