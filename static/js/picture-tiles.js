// Tiles of pictures on their way, and taking over what the server answers.

export function tileFor(file) {
  const tile = document.createElement("li")
  tile.className = "upload upload--busy"
  const photo = Object.assign(document.createElement("div"), { className: "upload__photo" })
  if (/^image\/(jpeg|png|webp)$/.test(file.type)) {
    const image = Object.assign(new Image(), { alt: "", src: URL.createObjectURL(file) })
    image.addEventListener("load", () => URL.revokeObjectURL(image.src))
    photo.append(image)
  }
  const bar = Object.assign(document.createElement("progress"), { className: "progress", max: 100, value: 0 })
  bar.setAttribute("aria-label", file.name)
  const line = Object.assign(document.createElement("p"), { className: "upload__line nums" })
  line.textContent = file.name
  tile.append(photo, bar, line)
  return tile
}

// Words being typed under other pictures stay; the last answer brings the whole section.
export function merge(answer, tile, isLast) {
  const fresh = new DOMParser().parseFromString(answer, "text/html").querySelector("[data-pictures]")
  const section = document.getElementById("pictures")
  if (isLast && !section.contains(document.activeElement?.closest("input[maxlength]"))) {
    const errors = section.querySelectorAll(":scope > .notice--error li")
    if (errors.length) problemsOf(fresh).append(...errors)
    section.replaceWith(fresh)
    globalThis.htmx?.process(fresh)
    return
  }
  for (const item of fresh.querySelectorAll("[data-picture]")) {
    if (document.getElementById(item.id)) continue
    tile.before(item)
    globalThis.htmx?.process(item)
  }
  const errors = fresh.querySelectorAll(":scope > .notice--error li")
  if (errors.length) problemsOf(section).append(...errors)
  tile.remove()
}

function problemsOf(section) {
  const found = section.querySelector(":scope > .notice--error")
  if (found) return found
  const list = Object.assign(document.createElement("ul"), { className: "notice notice--error" })
  list.setAttribute("role", "alert")
  section.querySelector("[data-upload-list]").before(list)
  return list
}
