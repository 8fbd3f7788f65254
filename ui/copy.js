// Copies the text beside a button. Streamlit's own boxes with such a button load 600 kB of
// highlighter and of type for programs.
(() => {
  "use strict";

  const SAID = 2000; // milliseconds for which a button says that it has copied

  async function copy(text) {
    getSelection().selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      document.execCommand("copy"); // without TLS there is no clipboard
    }
  }

  document.documentElement.dataset.copies = "";
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest(".copyable button");
    if (!button) return;
    await copy(button.parentElement.querySelector(".text"));
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), SAID);
  });
})();
