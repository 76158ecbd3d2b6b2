const feeding = 'Feed the bees thick sugar water in October, before the first frost comes.';
/** A key without a break: a word that no model knows. */
const endless = 'Q7xZ'.repeat(43);
const section = (about: string) =>
  `## ${about}\n\n${`Something more is to be said of ${about} and its seasons. `.repeat(25)}\n\n`;

/** A small vault of everything that search has to tell apart, by path. */
export const notes = {
  'cooking/eggs.md':
    '---\ntags: [food, food/breakfast]\ndate: 2024-03-01\n---\n# Soft-boiled breakfast\n\nSix minutes from cold water once it bubbles, then an ice bath. Peel under running water.\n',
  'cooking/potatoes.md':
    '---\ntags: [food]\ndate: 2023-05-05\n---\n# Potatoes\n\nSimmer them in salted water for twenty minutes, then drain and peel.\n',
  'cooking/bread.txt': 'Knead the dough for ten minutes and let it rise overnight in the fridge.',
  'it/router.md':
    '# Oma’s router\n\nThe wireless network is called Sonnenblume; its key kx83-mango-7714 is on the sticker underneath.\n',
  'it/tls.md':
    '# Ingress\n\n## Certificates\n\nSet up an HTTPS certificate for the ingress controller with cert-manager. Version 1.0.21 is needed.\n',
  'it/python.txt': 'Python list comprehension syntax: [x for x in items if x]',
  'it/cpp.md':
    '# Build\n\nThe parser is written in C++ and built by CMake; call getUserName() from src/main_window/index.ts.\n',
  'health.md': '---\ntitle: Migraine plan\n---\nTake 400 mg ibuprofen with food, dark room, lots of water.\n',
  'bees/feeding.md': `# Feeding\n\n${feeding}\n`,
  'bees/feeding copy.md': `# Feeding, a copy\n\n${feeding}\n`,
  'süden.md':
    '\uFEFF# Café ☕\r\n\r\nViele Grüße 😀 aus dem Süden, sagte die\r\nNachbarin gestern. Der Honig ist jetzt fertig.\r\n',
  'tokyo.md': '东京是日本的首都，人口很多。',
  'kyoto.md': '京都には古い寺がたくさんあります。',
  'long.md': `---\naliases: [The big tree place]\n---\n# Orchard\n\n${section('apples')}${section('pears')}${section('cherries')}`,
  'car.md': 'The winter tyres are stored at the garage in the Lindenstrasse.',
  'tax.md': 'The tax return is due at the end of July; receipts are in the blue folder.',
  'piano.md': 'Practise the left hand of the second movement slowly with a metronome.',
  'dog.md': 'The dog is vaccinated against rabies every three years.',
  'boat.md': 'Varnish the hull of the rowing boat before Easter.',
  'film.md': 'Films to watch: a documentary about glaciers in Patagonia.',
  'gift.md': 'Grandfather would like a warm scarf for his birthday.',
  'bike.md': 'The chain of the bicycle needs oil, and the rear brake squeaks.',
  'lease.md': `The landlord must be told three months before we move out.\n\n${endless}\n`,
  'stars.md': 'Jupiter is seen best in the south at midnight in December.',
};
