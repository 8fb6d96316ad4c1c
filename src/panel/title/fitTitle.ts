import type { Mood, Wording } from './wordings';

/** A title line as it fits: what is left out stays in `full` and `fullSentence`, for the label and on hover. */
export interface FittedTitle {
  mood: Mood;
  /** Name of the group; '' when there is only one. */
  group: string;
  headline: string;
  sentence: string;
  lines: 1 | 2;
  /** What is announced. */
  spoken: string;
  full: string;
  fullSentence: string;
}

export interface FitOptions {
  width: number;
  /** Whether the panel is high enough for a second line. */
  twoLines: boolean;
  gap: number;
  headlineWidth: (text: string) => number;
  sentenceWidth: (text: string) => number;
}

/** The longest headline that fits; its sentence beside it, else on a second line, else on hover only. Nothing is cut off. */
export function fitTitle(line: Wording, group: string, options: FitOptions): FittedTitle {
  const { width, gap, headlineWidth, sentenceWidth } = options;
  const groupWidth = group === '' ? 0 : headlineWidth(group) + gap;
  const shortest = line.headlines[line.headlines.length - 1];
  const headline = line.headlines.find((text) => groupWidth + headlineWidth(text) <= width) ?? shortest;
  const beside = groupWidth + headlineWidth(headline) + gap + sentenceWidth(line.sentence) <= width;
  const below = !beside && options.twoLines && line.sentence !== '' && sentenceWidth(line.sentence) <= width;
  return {
    mood: line.mood,
    group,
    headline,
    sentence: beside || below ? line.sentence : '',
    lines: below ? 2 : 1,
    spoken: line.spoken,
    full: line.headlines[0],
    fullSentence: line.sentence,
  };
}
