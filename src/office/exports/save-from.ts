/** Lets the browser fetch a file and save it under the name that the server gives: it may be larger than memory. */
export function saveFrom(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
