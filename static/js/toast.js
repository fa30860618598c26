// A toast goes when it is told to, or by itself when it holds nothing to press.
for (const toast of document.querySelectorAll("[data-toast]")) {
  toast.querySelector("[data-toast-close]")?.addEventListener("click", () => toast.remove())
  if (toast.dataset.toast === "brief") setTimeout(() => toast.remove(), 8000)
}
