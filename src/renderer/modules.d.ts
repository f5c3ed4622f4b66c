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
