/** Of jsdiff (https://github.com/kpdecker/jsdiff) what is used here. */
export function diffArrays(
  one: string[],
  other: string[],
  options?: { maxEditLength?: number },
): { value: string[]; count: number; added: boolean; removed: boolean }[] | undefined;
