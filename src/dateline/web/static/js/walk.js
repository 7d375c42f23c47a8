// Selecting words of a page by keys: a browser shows no cursor in text that cannot be written in.

const MOVES = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };

/** Keys on the text of a paper: arrows select, a letter of `keys` calls `take` with its field. `words()` are those that
    were selected last; `begin()` goes to the text. */
export function walker(leaf, { keys, take }) {
  const text = leaf.element.querySelector(".text");
  const kept = { words: null };
  text.tabIndex = 0;
  text.setAttribute("role", "group");
  text.setAttribute("aria-label", "Text of the page: arrow keys select words");
  const note = () => {
    const chosen = leaf.selected();
    if (chosen) kept.words = chosen;
  };
  const press = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    const field = keys[event.key.toLowerCase()];
    if (!move && !field) return;
    event.preventDefault();
    event.stopPropagation();
    if (move) step(text, move, event.shiftKey);
    note();
    if (field) take(field);
  };
  document.addEventListener("selectionchange", note);
  text.addEventListener("keydown", press);
  return {
    words: () => leaf.selected() ?? kept.words,
    begin: () => {
      text.focus({ preventScroll: true });
      if (!inside(text)) start(text);
    },
    leave: () => {
      document.removeEventListener("selectionchange", note);
      text.removeEventListener("keydown", press);
      text.removeAttribute("tabindex");
      text.removeAttribute("role");
      text.removeAttribute("aria-label");
    },
  };
}

const inside = (text) => getSelection().rangeCount > 0 && text.contains(getSelection().anchorNode);

/** The first word of the sentence that is shown, or of the story. */
function start(text) {
  const first = text.querySelector(".in") ?? text.querySelector(".part") ?? text;
  const node = document.createTreeWalker(first, NodeFilter.SHOW_TEXT).nextNode();
  if (!node) return;
  getSelection().collapse(node, 0);
  getSelection().modify("extend", "forward", "word");
}

function step(text, [direction, unit], further) {
  const selection = getSelection();
  if (!inside(text)) return start(text);
  if (further) selection.modify("extend", direction, unit);
  else {
    if (direction === "forward") selection.collapseToEnd();
    else selection.collapseToStart();
    if (unit === "line" || direction === "backward") selection.modify("move", direction, unit);
    if (unit === "line") ["forward", "backward"].forEach((way) => selection.modify("move", way, "word")); // to where a word begins
    selection.modify("extend", "forward", "word");
  }
  selection.focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
}
