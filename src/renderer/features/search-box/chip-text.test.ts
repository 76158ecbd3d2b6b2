import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../shared/parse-query.ts';
import { chipText, isFinished } from './chip-text.ts';

describe('chipText', () => {
  it.each([
    ['folder:work', 'in folder work'],
    ['-folder:"My Notes"', 'not in folder My Notes'],
    ['tag:#cooking', 'tag cooking'],
    ['-tag:draft', 'not tag draft'],
    ['type:ipynb', 'type Jupyter notebook'],
    ['path:drafts/', 'path drafts/'],
    ['-beetroot', 'not beetroot'],
    ['"night train"', 'exactly “night train”'],
    ['-"night train"', 'not “night train”'],
    ['after:2025', 'since 2025'],
    ['after:2025-01', 'since January 2025'],
    ['before:2025-1-5', 'before January 5, 2025'],
    ['-after:Yesterday', 'not since yesterday'],
  ])('puts %s as “%s”', (query, text) => {
    expect(parseQuery(query).parts.filter(isFinished).map(chipText)).toEqual([text]);
  });
});
