declare const brand: unique symbol;

/** A plain value that only its own `parse*` function may make, e.g. a `CprNumber` from ten digits. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
