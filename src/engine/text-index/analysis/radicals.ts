/**
 * Radicals that PDFs have in place of the characters that look the same, with those characters, in the same order (Unicode’s
 * EquivalentUnifiedIdeograph). Those of Kangxi are not among them: NFKC knows these.
 */
const radicals =
  '⺁⺄⺅⺆⺇⺈⺉⺌⺍⺏⺐⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺦⺧⺨⺩⺪⺫⺬⺭⺯⺰⺱⺲⺶⺹⺺⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳';
const characters =
  '厂乙亻冂几刀刂小小尣尢巳幺彑忄㣺扌攵旡日月歺母民氵氺灬爫丬牛犭王疋目示礻糹纟罓罒羊耂肀肉臼艹艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阝雨青韦页风飞食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟';

const unified = new Map([...radicals].map((radical, at) => [radical, [...characters][at] ?? radical]));
const any = /[\u2e80-\u2eff]/g;

/** A text with characters in place of radicals that look the same. */
export function asUnified(text: string): string {
  return text.replace(any, (radical) => unified.get(radical) ?? radical);
}
