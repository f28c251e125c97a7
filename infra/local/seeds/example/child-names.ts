const FIRST = [
  'Ambrelle',
  'Corvin',
  'Dessimer',
  'Elowick',
  'Fennimay',
  'Gorsey',
  'Hazelto',
  'Ivorwen',
  'Jessamer',
  'Kitteril',
  'Larkin',
  'Merribel',
  'Nettleby',
  'Oswinna',
  'Pellamy',
  'Quillan',
  'Rowanda',
  'Sorrelo',
  'Tansyn',
  'Umberly',
];
const START = ['Xan', 'Quor', 'Vyl', 'Zim', 'Wrex', 'Jov', 'Kyth', 'Yar', 'Thwo', 'Vex'];
const MIDDLE = ['a', 'o', 'i', 'e', 'u', 'ow', 'ay', 'ee', 'oo', 'ia'];
const END = [
  'zelbrook',
  'quistle',
  'vanthorp',
  'xterly',
  'wumbley',
  'zzleton',
  'jarvane',
  'kwithy',
  'fflemire',
  'bbleyard',
];

/**
 * The name of the nth child: nobody's, and no two alike, so that a search for any of them in a log, a mail or a table finds
 * nothing that came there by chance. Good for n under 1,000.
 */
export function childName(n: number): string {
  const surname = `${START[n % 10]}${MIDDLE[Math.floor(n / 10) % 10]}${END[Math.floor(n / 100) % 10]}`;
  return `${FIRST[(n * 7) % FIRST.length]} ${surname}`;
}
