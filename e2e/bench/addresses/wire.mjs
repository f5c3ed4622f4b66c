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

/** What the file takes on its way to a station, as the server packs it, and compressed more slowly without its ids. */
export async function measureWire(room, pack, { file }, judge) {
  const partOf = (name) => {
    const part = file.part(`rows/${name}`);
    return part.read(0, part.size);
  };
  const whole = (await packAsServed(room.leaveOutIndexes(new Uint8Array(pack)))).length;
  const ids = await brotli(Buffer.concat(['unitIds', 'houseIds'].map(partOf)));
  const without = await brotli(partOf('pack'));
  judge.atMost('download with ids, as served', whole / 1e6, 45, 'MB');
  judge.atMost('download without ids, brotli', without / 1e6, 8, 'MB');
  return { whole, ids, without };
}
