// A text that comes back from an engine never takes the place of one being typed.
document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
  const target = event.detail.target
  const typed = document.activeElement
  if (target?.contains(typed) && typed.matches("textarea, input")) event.detail.shouldSwap = false
})

// A code that was chosen from the hints also stands in its field.
document.addEventListener("click", (event) => {
  const hint = event.target.closest("[data-hs]")
  const field = document.getElementById("id_hs_code")
  if (hint && field) field.value = hint.dataset.hs
})
