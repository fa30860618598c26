// Light or dark by hand; without a choice the system decides (scheme.js applies a saved one).
const root = document.documentElement

document.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-theme-toggle]")) return
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches
  root.dataset.theme = dark ? "light" : "dark"
  localStorage.setItem("theme", root.dataset.theme)
})
