declare module '*.css';
declare module 'dkfds-css';
declare module 'dkfds-icons' {
  const address: string;
  export default address;
}
declare module '*?url' {
  const address: string;
  export default address;
}

interface ImportMeta {
  /** Vite's: the modules of these files, by their paths. */
  glob(
    files: string,
    options: { readonly eager: true; readonly import: 'default' },
  ): Readonly<Record<string, unknown>>;
}
