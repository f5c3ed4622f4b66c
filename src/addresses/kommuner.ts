import list from '../../resources/kommuner.json';

export interface Kommune {
  /** Four digits, e.g. `0621`. */
  readonly code: string;
  readonly name: string;
}

/** The 98 kommuner. Christiansø (0411) is not one of them. */
export const kommuner: readonly Kommune[] = list;

const byCode = new Map(kommuner.map((kommune) => [kommune.code, kommune]));

export const findKommune = (code: string): Kommune | undefined => byCode.get(code);
