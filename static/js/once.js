// A form is sent once: the second press of an impatient thumb does nothing.
document.addEventListener("submit", ({ target, submitter }) => {
  if (target.method !== "post" || target.hasAttribute("data-many")) return
  setTimeout(() => {
    if (!submitter || !document.contains(submitter)) return
    submitter.disabled = true
    submitter.classList.add("button--busy")
    submitter.setAttribute("aria-busy", "true")
  })
})

// Coming back with the browser's button finds the form as it was before.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return
  for (const button of document.querySelectorAll("[aria-busy=true]")) {
    button.disabled = false
    button.classList.remove("button--busy")
    button.removeAttribute("aria-busy")
  }
})
