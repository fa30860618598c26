// Pictures go up one by one, each with its own bar; without this file the form sends them all.
import { merge, tileFor } from "./picture-tiles.js"

const PARALLEL = 2
const queue = []
let running = 0

// Caught on the way down: a chosen picture is no edit of the form around it.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-upload]")) return
  event.stopPropagation()
  take(event.target.files, event.target)
}, true)

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.("[data-upload-drop] .drop")
    if (!zone || !event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    zone.classList.toggle("drop--over", kind === "dragover")
    if (kind === "drop") take(event.dataTransfer.files, zone.querySelector("[data-upload]"))
  })
}

function take(files, input) {
  const section = input.closest("[data-pictures]")
  for (const file of files) {
    const tile = tileFor(file)
    section.querySelector("[data-upload-drop]").before(tile)
    queue.push({ file, tile, url: section.dataset.pictures })
  }
  input.value = ""
  next()
}

function next() {
  while (running < PARALLEL && queue.length) send(queue.shift())
}

function send(item) {
  const { file, tile, url } = item
  const request = new XMLHttpRequest()
  const form = new FormData()
  form.append("csrfmiddlewaretoken", document.querySelector("#pictures-form [name=csrfmiddlewaretoken]").value)
  form.append("files", file)
  running += 1
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const share = Math.round((100 * loaded) / total)
    tile.querySelector("progress").value = share
    tile.querySelector("p").textContent = `${file.name} · ${share}%`
  })
  request.addEventListener("loadend", () => {
    running -= 1
    next()
    if (request.status === 200 || request.status === 422) {
      merge(request.responseText, tile, !running && !queue.length)
    } else offerAgain(item)
  })
  request.open("POST", url)
  request.setRequestHeader("HX-Request", "true")
  request.send(form)
}

// The line was cut: the file is still here, so it can be sent again.
function offerAgain(item) {
  const words = document.querySelector("[data-upload-list]").dataset.again
  const again = Object.assign(document.createElement("button"), { type: "button", className: "link-button" })
  again.textContent = words
  again.addEventListener("click", () => {
    again.remove()
    queue.push(item)
    next()
  })
  item.tile.append(again)
}
