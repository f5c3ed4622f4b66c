import { expect, it } from 'vitest';
import { findVoice } from './voice.ts';

const voice = (lang: string, localService = true) => ({ lang, localService });

it('takes a voice of the language, whatever the country', () => {
  expect(findVoice([voice('en-US'), voice('da_DK')], 'da')).toEqual(voice('da_DK'));
  expect(findVoice([voice('fa-IR')], 'fa-AF')).toEqual(voice('fa-IR'));
});

it('takes none that speaks over the network, and none of another language', () => {
  expect(findVoice([voice('ar', false)], 'ar')).toBeUndefined();
  expect(findVoice([voice('tr-TR'), voice('tig')], 'ti')).toBeUndefined();
});
