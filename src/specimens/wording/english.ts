import type { Phrases } from './phrases.ts';
import type { Wording } from './wording.ts';

const plain: Phrases = {
  work: [
    'We have considered the information in your application.',
    'The decision is based on the facts of your case.',
  ],
  heldBack: ['We made the decision on the basis of the information we have about you.'],
};

export const english: Wording = {
  language: 'en',
  subjects: {
    work: [
      'You have been granted a residence permit',
      'Residence permit in Denmark',
      'Decision on your application for a residence permit',
    ],
    heldBack: ['Your residence permit'],
  },
  greetings: { work: ['Dear {name}', 'Dear {given}', ''], heldBack: ['To {name}'] },
  grant: {
    work: [
      'The Danish Immigration Service has today granted you a residence permit under {basis}.',
      'You have been granted a residence permit in Denmark under {basis}.',
      'We have decided to grant you a residence permit. The permit is issued under {basis}.',
    ],
    heldBack: [
      'Your application has been approved, and a residence permit is hereby issued to you in accordance with {basis}.',
    ],
  },
  number: {
    work: [
      'Your administrative CPR number is {cpr}.',
      'You have been given a Danish civil registration number (CPR number): {cpr}.',
      'Your personal number in Denmark is {cpr}.',
    ],
    heldBack: ['You are entered in the Danish civil register under the number {cpr}.'],
  },
  validity: {
    work: [
      'The permit is valid from {from} until {to}.',
      'Your residence permit is valid until {to}.',
      'You may stay in Denmark from {from} to {to}.',
      'The permit is granted {unlimited} and is valid from {from}.',
    ],
    heldBack: [
      'The permit takes effect on {from} and expires on {to}.',
      'The permit takes effect on {from} and is {unlimited}.',
    ],
  },
  identity: {
    work: [
      'You were born on {born} and are a citizen of {country}.',
      'You are a national of {country}, born on {born}.',
      'You were born on {born} and are {stateless}.',
    ],
    heldBack: [
      'According to our records your date of birth is {born}, and your citizenship is {country}.',
      'According to our records you are {stateless} and were born on {born}.',
    ],
  },
  each: {
    work: [
      '{name}, born on {born}, has been granted a residence permit under {basis}. The CPR number is {cpr}.',
    ],
    heldBack: [
      'For {name} (date of birth {born}) a permit is issued under {basis}, and the CPR number is {cpr}.',
    ],
  },
  relative: {
    work: ['The permit is granted because you are going to live with {relative}, CPR number {relativeCpr}.'],
    heldBack: ['The permit depends on your living with {relative} (CPR no. {relativeCpr}).'],
  },
  purpose: {
    asylum: plain,
    quota: plain,
    humanitarian: plain,
    spouse: plain,
    child: plain,
    family: plain,
    religion: plain,
    other: plain,
    work: plain,
  },
  shared: {
    work: ['You have all been granted residence permits in Denmark.'],
    heldBack: ['The decision to grant residence permits covers these persons.'],
  },
  together: {
    work: ['The permits are granted under {basis}.', 'All the permits are valid from {from} until {to}.'],
    heldBack: ['The permits take effect on {from} and expire on {to}.'],
  },
  formerNumber: {
    work: ['You used to be registered under the number {formerCpr}. It must no longer be used.'],
    heldBack: ['Your former number {formerCpr} has been deleted.'],
  },
  visit: {
    work: [
      'You must contact the Citizen Service in the municipality where you are going to live to have your address registered. Please bring this letter.',
      'When you register your address, give the municipality the CPR number in this letter, so that you are not registered twice.',
    ],
    heldBack: [
      'Show this letter at the municipality within five days after moving in; the number is needed when your residence is registered.',
    ],
  },
  labels: {
    name: { work: ['Name', 'Full name'], heldBack: ['Name of applicant'] },
    family: { work: ['Surname'], heldBack: ['Family name'] },
    given: { work: ['Given names', 'First name(s)'], heldBack: ['Given name(s)'] },
    cpr: {
      work: ['CPR number', 'Administrative CPR number', 'CPR no.'],
      heldBack: ['Civil registration number'],
    },
    born: { work: ['Date of birth', 'Born'], heldBack: ['Birth date'] },
    country: { work: ['Citizenship', 'Nationality'], heldBack: ['Country of citizenship'] },
    basis: { work: ['Legal basis', 'Provision'], heldBack: ['Granted under'] },
    from: { work: ['Valid from'], heldBack: ['From'] },
    to: { work: ['Valid until', 'Valid to'], heldBack: ['Expires'] },
    unlimited: { work: ['Validity'], heldBack: ['Duration'] },
    date: { work: ['Date'], heldBack: ['Date of letter'] },
    case: { work: ['Case number', 'Case no.'], heldBack: ['File no.'] },
    personId: { work: ['Person ID'], heldBack: ['Alien ID no.'] },
    ean: { work: ['EAN'], heldBack: ['EAN no.'] },
    worker: { work: ['Case officer'], heldBack: ['Handled by'] },
    phone: { work: ['Telephone', 'Phone'], heldBack: ['Direct line'] },
    relative: { work: ['Spouse in Denmark'], heldBack: ['Sponsor'] },
    relativeCpr: { work: ['Spouse’s CPR number'], heldBack: ['Sponsor’s CPR number'] },
  },
  closings: { work: ['Yours sincerely', 'Kind regards'], heldBack: ['Best regards'] },
  page: (page, pages) => `Page ${page} of ${pages}`,
};
