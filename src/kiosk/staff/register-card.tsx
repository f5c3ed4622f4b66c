import { useEffect, useRef, useState } from 'react';
import type { RegisterInUse } from '../../application/ports/address-register.ts';
import type { Audience } from '../../contract/wire-values.ts';
import { openAddressRegister } from '../app/address-register.ts';
import { Button } from '../ui/button.tsx';
import { staffTexts as t } from './texts.ts';

/** The addresses that citizens choose from. */
export const RegisterCard = ({ audience }: { audience: Audience | undefined }) => {
  const [inUse, setInUse] = useState<RegisterInUse>();
  const [hasFailed, setHasFailed] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (audience === undefined) return;
    const register = openAddressRegister(audience);
    void register.findInfo().then(setInUse);
    return () => register.close();
  }, [audience]);

  async function load(files: FileList | null): Promise<void> {
    if (audience === undefined || files === null || files.length === 0) return;
    const register = openAddressRegister(audience);
    const loaded = await register.load(Array.from(files, (file) => ({ name: file.name, bytes: file })));
    setHasFailed(!loaded.ok);
    setInUse(await register.findInfo());
    register.close();
  }
  return (
    <section className="k-card">
      <h2>{t.registerTitle}</h2>
      <p role="status">
        {inUse === undefined
          ? t.noRegister
          : t.register(
              inUse.name,
              inUse.addresses.toLocaleString('da'),
              inUse.date.split('-').toReversed().join('-'),
            )}
      </p>
      {hasFailed && (
        <p className="k-problem" role="alert">
          {t.registerFailed}
        </p>
      )}
      {/* The browser's own button speaks the machine's language, which staff need not. */}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t.loadRegister}
        onChange={(event) => void load(event.target.files)}
      />
      <Button icon="document" onClick={() => input.current?.click()}>
        {t.loadRegister}
      </Button>
    </section>
  );
};
