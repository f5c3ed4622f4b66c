/** Hands a file to the person at the screen. Its name is seen by anyone: it tells a date, never a person. */
export function saveFile(name: string, parts: readonly BlobPart[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken what it needs when the click has been dealt with; a moment more costs nothing.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
