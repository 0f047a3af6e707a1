/** Of fflate (https://github.com/101arrowz/fflate) what is used here. */
export function zipSync(files: Record<string, Uint8Array>): Uint8Array;
export function strToU8(text: string): Uint8Array;
