// Written by `python -m scripts.shared_names` from the constants of Python: change them there.

export const SPEECH = "speech";
export const BODY = "speech-text";
export const HEADING = "speech-heading";
export const HEADER_LINK = "headerlink";
export const BEFORE = "data-before";
export const TOTAL = "data-total";
export const DATE = "data-date";
export const SUBTITLE = "speech-subtitle";
export const FACTS = "speech-facts";
export const TAGS = "speech-tags";
export const NEIGHBOURS = "speech-neighbours";
export const PREVIOUS = "speech-prev";
export const NEXT = "speech-next";
export const RELATED_TITLE = "speech-related-title";
export const RELATED = "speech-related";
export const COMPARED = "speech-compared";
export const COMPARISON = "speech-comparison";
export const ITEM = "speech-item";
export const LISTING = "speech-listing";
export const TERM = "speech-term";
export const GROUP = "speech-group";
export const PAGER = "speech-pager";
export const CONCORDANCE = "speech-concordance";
export const CONTEXT = "speech-kwic";
