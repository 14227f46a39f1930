"""What changed between two versions of a document: which section, which words, and how much it may matter.

Read in this order:
- `documents` is the whole comparison, `text` the text as it is compared;
- sections: `align` (which became which, split, merged, moved) over `matcher` (how likely two are one);
- sentences: `sequence` (equal ones), `pairing` and `moves` (edited, cut, moved ones) over `likeness`, `elsewhere`;
- words: `hunks` (where they differ), `words` (edits) with their `context`;
- classes: `lexicon` first, then `classes` over `mechanical` and `editorial`, with `forms`, `spelling`, `punctuation`,
  `references`, `rulings`; `cues` say what a wording did;
- what is told beside: `notices` (the document's own changelog), `fold` (churn in groups);
- for other rooms: `unified` (diffs and text), `plain` (public JSON), `runs` (an edit to draw).
"""

from watcher.compare.documents import compare

__all__ = ["compare"]
