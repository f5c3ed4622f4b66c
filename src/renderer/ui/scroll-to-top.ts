/** To the station's first line, whatever it scrolls in: the window, or a part of it. */
export const scrollToTop = (): void => document.querySelector('.bp-station')?.scrollIntoView();
