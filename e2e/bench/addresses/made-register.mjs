/**
 * A generated register, imported as a file of the station's is: its pack, addresses that texts are typed for, and how
 * long the import took. `take` gets every address with its number.
 */
export function makeRegister(room, { addresses: wanted, seed }, take) {
  const sample = [];
  const every = Math.max(1, Math.floor(wanted / 20_000));
  let made = 0;
  function* addresses() {
    for (const address of room.makeNationalRegister({ seed, addresses: wanted })) {
      if (made % every === 0) sample.push(address);
      take(address, made);
      made += 1;
      yield address;
    }
  }
  const reading = room.createRegisterImport({ moment: Date.now() });
  const file = reading.file('measured.csv');
  const spent = { milliseconds: 0, processor: 0 };
  const timed = (work) => {
    const [from, before] = [performance.now(), process.cpuUsage()];
    const value = work();
    const { user, system } = process.cpuUsage(before);
    spent.milliseconds += performance.now() - from;
    spent.processor += (user + system) / 1000;
    return value;
  };
  for (const piece of room.writeRegisterCsv(addresses(), {
    name: 'Måling',
    date: '2026-11-01',
    practice: true,
  }))
    timed(() => file.push(piece));
  const imported = timed(() => {
    file.end();
    return reading.finish();
  });
  if (!imported.ok) throw new Error(imported.error.kind);
  return {
    pack: imported.value.pack,
    badCount: imported.value.badCount,
    sample,
    made,
    /** Rows a second, by the clock and by the time that the processor gave it. */
    rate: (made / spent.milliseconds) * 1000,
    processorRate: (made / spent.processor) * 1000,
  };
}
