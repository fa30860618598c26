// A thumb puts its picture on the stage. Without a script it is a link to the picture.
for (const gallery of document.querySelectorAll("[data-gallery]")) {
  const stage = gallery.querySelector(".gallery__stage img")
  const place = gallery.querySelector("[data-gallery-place]")
  const thumbs = [...gallery.querySelectorAll(".gallery__thumb")]

  const show = (thumb) => {
    stage.parentElement.querySelectorAll("source").forEach((source) => source.remove())
    stage.srcset = thumb.dataset.srcset
    stage.src = thumb.href
    stage.alt = thumb.dataset.alt
    place.textContent = thumbs.indexOf(thumb) + 1
    thumbs.forEach((other) => other.toggleAttribute("aria-current", false))
    thumb.setAttribute("aria-current", "true")
  }

  gallery.addEventListener("click", (event) => {
    const thumb = event.target.closest(".gallery__thumb")
    if (!thumb || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    show(thumb)
  })
}
