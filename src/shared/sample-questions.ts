/** Questions to try on the sample, and the note that answers each in other words. */
export const sampleQuestions = [
  { question: 'I can’t sleep through the night', answer: 'Health/Awake at four.md' },
  { question: 'who answers the phone at the weekend', answer: 'Work/Minutes, gauge team, 12 May.md' },
  { question: 'chance of flooding while paying off a house', answer: 'Work/Talk about uncertainty.md' },
] as const;
