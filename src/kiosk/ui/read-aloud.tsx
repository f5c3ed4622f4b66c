import { useEffect, useState } from 'react';
import type { WordKey } from '../texts/catalogue.ts';
import { Icon } from './icon.tsx';
import { Say, useLanguage, useWords } from './say.tsx';
import { findVoice } from './voice.ts';

/**
 * Reads the page's own texts aloud, where the machine has a voice for the language. Never what the citizen has told:
 * others stand beside them.
 */
export const ReadAloud = ({ keys }: { keys: readonly WordKey[] }) => {
  const { tag } = useLanguage();
  const words = useWords();
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  const [isSpeaking, setIsSpeaking] = useState(false);

  useEffect(() => {
    if (!('speechSynthesis' in globalThis)) return;
    const look = (): void => setVoices(speechSynthesis.getVoices());
    look();
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => {
      speechSynthesis.removeEventListener('voiceschanged', look);
      speechSynthesis.cancel();
    };
  }, []);

  const voice = findVoice(voices, tag);
  if (voice === undefined) return null;

  const speak = (): void => {
    speechSynthesis.cancel();
    setIsSpeaking(!isSpeaking);
    if (isSpeaking) return;
    const spoken = new SpeechSynthesisUtterance(keys.map((key) => words(key)).join('. '));
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = 0.9;
    spoken.onend = () => setIsSpeaking(false);
    speechSynthesis.speak(spoken);
  };
  return (
    <button type="button" className="k-small" aria-pressed={isSpeaking} onClick={speak}>
      <Icon name="headset" />
      <span>
        <Say text={isSpeaking ? 'silence' : 'listen'} />
      </span>
    </button>
  );
};
