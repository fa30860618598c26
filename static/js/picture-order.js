// Order by drag, for a mouse; fingers and keyboards have the arrows under each picture.
let dragged = null

document.addEventListener("pointerover", (event) => {
  const photo = event.target.closest("[data-picture] .upload__photo")
  if (!photo || event.pointerType !== "mouse") return
  photo.closest("[data-upload-list]").dataset.canDrag = ""
  photo.draggable = true
})

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-picture]")
  if (!dragged) return
  dragged.classList.add("upload--dragged")
  event.dataTransfer.effectAllowed = "move"
  event.dataTransfer.setData("text/plain", dragged.dataset.picture)
})

document.addEventListener("dragover", (event) => {
  const over = event.target.closest?.("[data-picture]")
  if (!dragged || !over || over === dragged) return
  event.preventDefault()
  const tiles = [...over.parentElement.children]
  over[tiles.indexOf(dragged) < tiles.indexOf(over) ? "after" : "before"](dragged)
})

document.addEventListener("drop", (event) => {
  if (dragged) event.preventDefault()
})

document.addEventListener("dragend", () => {
  if (!dragged) return
  dragged.classList.remove("upload--dragged")
  const order = [...dragged.parentElement.querySelectorAll("[data-picture]")]
  dragged = null
  const section = document.getElementById("pictures")
  globalThis.htmx?.ajax("POST", section.dataset.pictures, {
    target: "#pictures",
    swap: "outerHTML",
    values: { do: `order:${order.map((tile) => tile.dataset.picture).join(",")}` },
  })
})
