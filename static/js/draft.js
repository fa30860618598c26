// What is typed into a form outlives a closed tab: `data-draft` on the form names the draft.
// It stays on this device and is thrown away when the thing is sent, or after a week.
const WEEK = 7 * 24 * 3600 * 1000
const PREFIX = "draft:"

const kept = (form) => [...form.elements].filter(({ name, type }) => name && type !== "hidden" && type !== "submit" && type !== "password")

const read = (key) => {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + key))
    return draft && Date.now() - draft.at < WEEK ? draft.values : {}
  } catch {
    return {}
  }
}

const write = (key, values) => {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values }))
    return true
  } catch {
    return false
  }
}

for (const { dataset } of document.querySelectorAll("[data-draft-done]")) {
  try {
    localStorage.removeItem(PREFIX + dataset.draftDone)
  } catch {
    // No storage, no draft.
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = form.dataset.draft
  const values = read(key)
  for (const field of kept(form)) {
    const untouched = field.tagName === "SELECT" || field.value === ""
    if (values[field.name] && untouched && !form.querySelector("[aria-invalid]")) field.value = values[field.name]
  }
  const note = form.querySelector("[data-draft-saved]")
  let timer
  form.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const saved = write(key, Object.fromEntries(kept(form).map(({ name, value }) => [name, value])))
      if (note && saved) note.textContent = note.dataset.draftSaved
    }, 400)
  })
}
