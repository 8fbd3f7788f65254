// The words and counts of the page around the map, while its time is ahead of the server's.
//
// The page's nodes are the server's and are replaced when it answers; so what is wanted is written
// again as often as something else comes, until the server's answer is for the same day.

(() => {
  "use strict";

  const COUNT = /\d+$/;
  const CHIPS = '.st-key-choices [data-variant="pills"]';

  class PageWords {
    constructor(page) {
      this.page = page;
      this.wanted = null;
      this.observer = new MutationObserver(() => this.write());
    }

    // `texts` by the names of their places in the answer, and `counts` by status, in order.
    show(texts, counts) {
      if (!this.wanted) {
        const board = this.page.querySelector(".st-key-board");
        this.observer.observe(board, { childList: true, characterData: true, subtree: true });
      }
      this.wanted = { texts, counts };
      this.page.documentElement.dataset.waiting = "true";
      this.write();
    }

    // From here on the server's words stand.
    leave() {
      this.observer.disconnect();
      this.wanted = null;
      delete this.page.documentElement.dataset.waiting;
    }

    // What each class means, at its chip; in the order of the classes. The chips may come later
    // than the map, and are replaced as their counts change.
    explain(meanings) {
      const tell = (chips) => chips.forEach((chip, index) => (chip.title = meanings[index]));
      this.explaining?.disconnect();
      this.explaining = new MutationObserver(() => tell(this.page.querySelectorAll(CHIPS)));
      const board = this.page.querySelector(".st-key-board");
      this.explaining.observe(board, { childList: true, subtree: true });
      tell(this.page.querySelectorAll(CHIPS));
    }

    write() {
      const { texts, counts } = this.wanted;
      for (const node of this.page.querySelectorAll(".answer [data-words]")) {
        const text = texts[node.dataset.words];
        if (node.textContent !== text) node.textContent = text;
      }
      for (const [index, chip] of this.page.querySelectorAll(`${CHIPS} p`).entries()) {
        const { lastChild: label } = chip;
        const text = label?.nodeValue?.replace(COUNT, counts[index]);
        if (text && text !== label.nodeValue) label.nodeValue = text;
      }
    }
  }

  conventionMap.PageWords = PageWords;
})();
