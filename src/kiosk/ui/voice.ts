type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

/** A voice of the machine itself for a language; one that speaks over the network would be told what is on the screen. */
export function findVoice<Found extends Voice>(voices: readonly Found[], tag: string): Found | undefined {
  const wanted = tag.split('-')[0];
  return voices.find(
    ({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === wanted,
  );
}
