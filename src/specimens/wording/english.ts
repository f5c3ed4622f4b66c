import type { Phrases } from './phrases.ts';
import type { Wording } from './wording.ts';

const plain: Phrases = [
  'We have considered the information in your application.',
  'The decision is based on the facts of your case.',
  'We made the decision on the basis of the information we have about you.',
];

export const english: Wording = {
  language: 'en',
  subjects: [
    'You have been granted a residence permit',
    'Residence permit in Denmark',
    'Decision on your application for a residence permit',
    'Your residence permit',
  ],
  greetings: ['Dear {name}', 'Dear {given}', '', 'To {name}'],
  grant: [
    'The Danish Immigration Service has today granted you a residence permit under {basis}.',
    'You have been granted a residence permit in Denmark under {basis}.',
    'We have decided to grant you a residence permit. The permit is issued under {basis}.',
    'Your application has been approved, and a residence permit is hereby issued to you in accordance with {basis}.',
  ],
  number: [
    'Your administrative CPR number is {cpr}.',
    'You have been given a Danish civil registration number (CPR number): {cpr}.',
    'Your personal number in Denmark is {cpr}.',
    'You are entered in the Danish civil register under the number {cpr}.',
  ],
  validity: [
    'The permit is valid from {from} until {to}.',
    'Your residence permit is valid until {to}.',
    'You may stay in Denmark from {from} to {to}.',
    'The permit is granted {unlimited} and is valid from {from}.',
    'The permit takes effect on {from} and expires on {to}.',
    'The permit takes effect on {from} and is {unlimited}.',
  ],
  identity: [
    'You were born on {born} and are a citizen of {country}.',
    'You are a national of {country}, born on {born}.',
    'You were born on {born} and are {stateless}.',
    'According to our records your date of birth is {born}, and your citizenship is {country}.',
    'According to our records you are {stateless} and were born on {born}.',
  ],
  each: [
    '{name}, born on {born}, has been granted a residence permit under {basis}. The CPR number is {cpr}.',
    'For {name} (date of birth {born}) a permit is issued under {basis}, and the CPR number is {cpr}.',
  ],
  relative: [
    'The permit is granted because you are going to live with {relative}, CPR number {relativeCpr}.',
    'The permit depends on your living with {relative} (CPR no. {relativeCpr}).',
  ],
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
  shared: [
    'You have all been granted residence permits in Denmark.',
    'The decision to grant residence permits covers these persons.',
  ],
  together: [
    'The permits are granted under {basis}.',
    'All the permits are valid from {from} until {to}.',
    'The permits take effect on {from} and expire on {to}.',
  ],
  formerNumber: [
    'You used to be registered under the number {formerCpr}. It must no longer be used.',
    'Your former number {formerCpr} has been deleted.',
  ],
  visit: [
    'You must contact the Citizen Service in the municipality where you are going to live to have your address registered. Please bring this letter.',
    'When you register your address, give the municipality the CPR number in this letter, so that you are not registered twice.',
    'Show this letter at the municipality within five days after moving in; the number is needed when your residence is registered.',
  ],
  labels: {
    name: ['Name', 'Full name', 'Name of applicant'],
    family: ['Surname', 'Family name'],
    given: ['Given names', 'First name(s)', 'Given name(s)'],
    cpr: ['CPR number', 'Administrative CPR number', 'CPR no.', 'Civil registration number'],
    born: ['Date of birth', 'Born', 'Birth date'],
    country: ['Citizenship', 'Nationality', 'Country of citizenship'],
    basis: ['Legal basis', 'Provision', 'Granted under'],
    from: ['Valid from', 'From'],
    to: ['Valid until', 'Valid to', 'Expires'],
    unlimited: ['Validity', 'Duration'],
    date: ['Date', 'Date of letter'],
    case: ['Case number', 'Case no.', 'File no.'],
    personId: ['Person ID', 'Alien ID no.'],
    ean: ['EAN', 'EAN no.'],
    worker: ['Case officer', 'Handled by'],
    phone: ['Telephone', 'Phone', 'Direct line'],
    relative: ['Spouse in Denmark', 'Sponsor'],
    relativeCpr: ['Spouse’s CPR number', 'Sponsor’s CPR number'],
  },
  closings: ['Yours sincerely', 'Kind regards', 'Best regards'],
  page: (page, pages) => `Page ${page} of ${pages}`,
};
