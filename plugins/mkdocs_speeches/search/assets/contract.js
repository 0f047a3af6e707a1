// Written by `python -m scripts.shared_names` from the constants of Python: change them there.

export const FORMAT = 2;
export const MANIFEST = "index.json";
export const START = "start.bin";
export const FACETS = "facets.bin";
export const WORDS = "words.bin";
export const SIZES = "sizes.bin";
export const PAGES = "pages/{}.bin";
export const POSTINGS = "postings/{}.bin";
export const BOUNDARY = 0;
export const MARK = 35;
export const GAP = 32;
export const NUMBER = "[0-9]{1,3}(?:[,，][0-9]{3})+(?:\\.[0-9]+)*(?![0-9]|[.,][0-9])|[0-9]+(?:[.,][0-9]+)*";
export const THOUSANDS = "[0-9]{1,3}(?:[,，][0-9]{3})+(?:\\.[0-9]+)*";
export const ZONES = ["TITLE", "HEADING", "RUN_IN", "TAG", "BODY"];
export const PAGE_MARK = "data-search-page";
export const CONTINUES = "data-search-continues";
export const CONTENT = ["article", "main", "[role=main]", "body"];
export const IGNORED = "[data-generated], [data-search-exclude], [hidden], .headerlink, .linenos, .footnote-ref, .footnote-backref, script, style, template, noscript, svg, iframe, object, nav, form, button, select, textarea, rt, rp, .md-content__button, .md-source-file";
export const INLINE = "a, abbr, acronym, b, bdi, bdo, big, cite, code, data, del, dfn, em, font, i, img, ins, kbd, label, mark, math, q, ruby, s, samp, small, span, strike, strong, sub, sup, time, tt, u, var, wbr";
